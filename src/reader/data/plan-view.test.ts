// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { listPositions } from '#contract/list-positions.ts';
import { rowsOfList } from '#contract/list-rows.ts';
import { compareRows, type Row, type ShardRows } from '#contract/row.ts';
import { compareLeaders } from '#contract/stories.ts';
import { dateBounds, everything, parseView, printView, type View } from '#contract/view.ts';
import { type MemoryArchive, memoryArchive } from '#reader/testing/memory-archive.ts';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { holdsWords } from '#text/fold.ts';
import { type ListPlan, planQuery, type ViewPlan } from './plan-view.ts';
import { shardQuery } from './queries.ts';
import { type Cursor, type ScanPlan, scan } from './scan.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const paths = [
  ['编程', '前端'],
  ['编程', '前端', 'React'],
  ['编程', 'C/C++'],
  ['人文'],
  ['设计', '字体'],
  [],
];
const authors = ['Ann', '鲁迅', null, 'Bob'];

/** Rows over all paths, authors and the months of two years, some without a date. Who has a name has categories. */
function manyRows(count: number, placesOf: (number: number) => Row['categories']): Row[] {
  return Array.from({ length: count }, (_, number) => {
    const categories = placesOf(number);
    return sampleRow({
      id: `r${String(number).padStart(3, '0')}`,
      title: number % 2 === 0 ? `书 ${number}` : `Book ${number}`,
      date: number % 10 === 9 ? null : Date.UTC(2023, number % 24, 1 + (number % 28), number % 24) / 1000,
      categories,
      author: categories.length === 0 ? null : (authors[(number * 7) % 4] ?? null),
    });
  });
}

const pathOf = (number: number): string[] =>
  paths[(number * 5 + Math.floor(number / 7)) % paths.length] ?? [];
const onePlace = manyRows(120, (number) => [pathOf(number)].filter((path) => path.length > 0));
const twoPlaces = manyRows(120, (number) =>
  [pathOf(number), ...(number % 5 === 0 ? [pathOf(number + 1)] : [])].filter((path) => path.length > 0),
);

function openArchive(rows: readonly Row[], options: Parameters<typeof memoryArchive>[1] = {}) {
  const archive = memoryArchive(rows, options);
  vi.stubGlobal('fetch', archive.fetch);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const plan = (query: string): Promise<ViewPlan> =>
    client.fetchQuery(planQuery(archive.manifest, parseView(new URLSearchParams(query))));
  return { archive, client, plan };
}

/** What a plan says, without what it says it with. */
function summary(plan: ViewPlan): { kind: string; lists: number[]; total?: number | null } {
  if (plan.kind === 'list') return { kind: 'list', lists: [plan.length] };
  return { kind: 'scan', lists: plan.plan.lists.map(({ length }) => length), total: plan.total };
}

const isIn = (row: Row, path: readonly string[]): boolean =>
  row.categories.some((own) => path.every((name, index) => own[index] === name));
const countIn = (rows: readonly Row[], ...path: string[]): number =>
  rows.filter((row) => isIn(row, path)).length;

describe('the plan of a view', () => {
  it('is the list of the whole archive for everything, with one request', async () => {
    const { archive, plan } = openArchive(onePlace);
    expect(summary(await plan(''))).toEqual({ kind: 'list', lists: [120] });
    expect(archive.asked).toEqual(['lists']);
  });

  it('is the same list in the other order', async () => {
    const { plan } = openArchive(onePlace);
    expect(summary(await plan('order=oldest'))).toEqual({ kind: 'list', lists: [120] });
  });

  it.each([
    ['编程', ['编程']],
    ['编程/前端', ['编程', '前端']],
    ['编程/前端/React', ['编程', '前端', 'React']],
    ['编程/C%2FC++', ['编程', 'C/C++']],
  ])('is its list for the category %s', async (key, path) => {
    const { archive, plan } = openArchive(onePlace);
    const query = new URLSearchParams({ category: key }).toString();
    expect(summary(await plan(query))).toEqual({ kind: 'list', lists: [countIn(onePlace, ...path)] });
    expect(archive.asked).toEqual(['places', 'lists']);
  });

  it('reads the outer one of nested categories', async () => {
    const { plan } = openArchive(onePlace);
    const view = 'category=编程/前端&category=编程&category=编程/前端/React';
    expect(summary(await plan(view))).toEqual({ kind: 'list', lists: [countIn(onePlace, '编程')] });
  });

  it('merges several categories, and one index has the lists of a branch', async () => {
    const { archive, plan } = openArchive(onePlace);
    const lists = [countIn(onePlace, '编程', '前端'), countIn(onePlace, '编程', 'C/C++')];
    const view = new URLSearchParams([
      ['category', '编程/前端'],
      ['category', '编程/C%2FC++'],
    ]);
    const total = (lists[0] ?? 0) + (lists[1] ?? 0);
    expect(summary(await plan(view.toString()))).toEqual({ kind: 'scan', lists, total });
    expect(archive.asked).toEqual(['places', 'lists']);
  });

  it('does not know the total of several where articles stand in several places', async () => {
    const { plan } = openArchive(twoPlaces);
    expect(await plan('category=编程&category=人文')).toMatchObject({ kind: 'scan', total: null });
  });

  it('reads the lists of an author, whose articles it can count', async () => {
    const { archive, plan } = openArchive(
      onePlace.filter((row) => row.author !== 'Bob' || isIn(row, ['人文'])),
    );
    const bob = onePlace.filter((row) => row.author === 'Bob' && isIn(row, ['人文'])).length;
    expect(bob).toBeGreaterThan(0);
    const lists = [countIn(onePlace, '人文')];
    expect(await plan('author=Bob')).toMatchObject({ kind: 'scan', total: bob });
    expect(archive.asked).toEqual(['authors', 'places', 'lists']);
    expect(lists[0]).toBeGreaterThan(bob);
  });

  it('reads what an author has inside a category', async () => {
    const rows = onePlace.filter((row) => row.author !== 'Bob' || isIn(row, ['编程', '前端', 'React']));
    const { plan } = openArchive(rows);
    expect(summary(await plan('category=编程&author=Bob'))).toEqual({
      kind: 'scan',
      lists: [countIn(rows, '编程', '前端', 'React')],
      total: null,
    });
  });

  it('finds what an author has in a category that an article has besides', async () => {
    const categories = [['编程', '前端'], ['人文']];
    const { archive, client } = openArchive([
      sampleRow({ id: 'both', author: 'Zoe', categories }),
      sampleRow({ id: 'other', author: 'Bob', categories: [['人文']] }),
    ]);
    const view = parseView(new URLSearchParams('category=人文&author=Zoe'));
    expect(await rowsByPlan(archive, client, view)).toEqual(['both']);
  });

  it('is the part of a list that lies between two days, counted from the index', async () => {
    const between = (from: number, to: number): number =>
      onePlace.filter(({ date }) => date !== null && date >= from / 1000 && date < to / 1000).length;
    const { archive, plan } = openArchive(onePlace);
    for (const [query, length] of [
      ['from=2023-03&to=2023-05', between(Date.UTC(2023, 2), Date.UTC(2023, 5))],
      ['from=2024', between(Date.UTC(2024, 0), Infinity)],
      ['to=2023-12-31', between(0, Date.UTC(2024, 0))],
      ['from=2024-01-01&to=2024-02-29', between(Date.UTC(2024, 0), Date.UTC(2024, 2))],
      ['from=2023-03-02', between(Date.UTC(2023, 2, 2), Infinity)],
      ['to=2023-05-30&order=oldest', between(0, Date.UTC(2023, 4, 31))],
      ['from=2023-03-05&to=2023-03-05', between(Date.UTC(2023, 2, 5), Date.UTC(2023, 2, 6))],
    ] as const) {
      expect([query, await plan(query)]).toMatchObject([query, { kind: 'list', length }]);
    }
    expect(archive.asked).toEqual(['lists']);
  });

  it('counts them over several categories too', async () => {
    const { plan } = openArchive(onePlace);
    const found = rowsOf(
      onePlace,
      parseView(new URLSearchParams('category=编程&category=人文&from=2024-02')),
    );
    expect(await plan('category=编程&category=人文&from=2024-02')).toMatchObject({
      kind: 'scan',
      total: found.length,
    });
  });

  it('cannot count words', async () => {
    const { plan } = openArchive(onePlace);
    expect(await plan('words=书')).toMatchObject({ kind: 'scan', total: null });
    expect(await plan('words=书&from=2024')).toMatchObject({ kind: 'scan', total: null });
  });

  it.each(['category=无此分类', 'category=编程/无', 'author=Nobody', 'category=人文&author=Nobody'])(
    'is empty for %s, which the archive does not have',
    async (query) => {
      const { plan } = openArchive(onePlace);
      const { lists, total } = summary(await plan(query));
      expect(lists).toEqual([]);
      expect(total ?? 0).toBe(0);
    },
  );

  it('leaves out a category that is not there beside one that is', async () => {
    const { plan } = openArchive(onePlace);
    const lists = [countIn(onePlace, '人文')];
    expect(summary(await plan('category=人文&category=无此分类'))).toEqual({ kind: 'list', lists });
  });
});

type Stories = readonly (readonly string[])[];

/** The rows of a view by looking at every article; of those that tell the same story, the first one. */
function rowsOf(rows: readonly Row[], view: View, stories: Stories = []): string[] {
  const { since, before } = dateBounds(view);
  const isDated = view.from !== null || view.to !== null;
  const found = rows.filter(
    (row) =>
      (view.categories.length === 0 || view.categories.some((path) => isIn(row, path))) &&
      (view.author === null || row.author === view.author) &&
      (!isDated || (row.date !== null && row.date >= since && row.date < before)) &&
      (view.words === '' || holdsWords(row.title, view.words)),
  );
  const leads = ({ id }: Row): boolean =>
    (stories.find((ids) => ids.includes(id)) ?? [id]).find((one) => found.some((row) => row.id === one)) ===
    id;
  const dated = found.filter((row) => row.date !== null && leads(row)).sort(compareRows);
  const undated = found.filter((row) => row.date === null && leads(row)).sort(compareRows);
  return [...(view.order === 'oldest' ? dated.reverse() : dated), ...undated].map(({ id }) => id);
}

/** The rows of a view by its plan. */
async function rowsByPlan(archive: MemoryArchive, client: QueryClient, view: View): Promise<string[]> {
  const plan = await client.fetchQuery(planQuery(archive.manifest, view));
  const loadShard: LoadShard = (name) => client.fetchQuery(shardQuery(name));
  const rows =
    plan.kind === 'list' ? await listed(plan, view, loadShard) : await scanned(plan.plan, loadShard);
  const ids = rows.map(({ id }) => id);
  const total = plan.kind === 'list' ? plan.length : plan.total;
  if (total !== null) expect([printView(view), total]).toEqual([printView(view), ids.length]);
  return ids;
}

type LoadShard = (name: string) => Promise<ShardRows>;

async function listed(plan: ListPlan, view: View, loadShard: LoadShard): Promise<Row[]> {
  const positions = listPositions(plan, view.order);
  const rows: Row[] = [];
  for (let position = 0; position < plan.length; position++) {
    const located = positions.locate(position);
    const row = located && rowsOfList(await loadShard(located.shard.name), plan).at(located.index);
    if (row) rows.push(row);
  }
  return rows;
}

async function scanned(plan: ScanPlan, loadShard: LoadShard): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: Cursor | null = plan.lists.map(() => 0);
  while (cursor) {
    const page: Awaited<ReturnType<typeof scan>> = await scan(plan, cursor, loadShard);
    rows.push(...page.rows);
    cursor = page.next;
  }
  return rows;
}

describe('the rows of a plan', () => {
  const categories: View['categories'][] = [
    [],
    [['编程']],
    [['编程', '前端'], ['人文']],
    [['设计'], ['编程', 'C/C++'], ['编程', '前端', 'React']],
  ];
  const dates: Pick<View, 'from' | 'to'>[] = [
    { from: null, to: null },
    { from: '2023-03', to: '2024-02-14' },
    { from: '2024', to: null },
  ];
  const viewsWith = (chosenDates: typeof dates): View[] =>
    categories.flatMap((chosen) =>
      [null, 'Ann', 'Bob'].flatMap((author) =>
        chosenDates.flatMap((date) =>
          ['', '书'].flatMap((words) =>
            (['newest', 'oldest'] as const).map((order) => ({
              ...everything,
              categories: chosen,
              author,
              ...date,
              words,
              order,
            })),
          ),
        ),
      ),
    );

  it.each([
    ['each article in one place', onePlace, {}],
    ['articles in several places', twoPlaces, {}],
    ['all lists parts of the whole', onePlace, { shareOfPart: 0 }],
    ['some lists parts of others', twoPlaces, { shareOfPart: 1 / 4, shardSize: 7 }],
  ])('are those that looking at every row gives, for every view: %s', async (_, rows, options) => {
    const { archive, client } = openArchive(rows, options);
    const views = viewsWith(dates);
    for (const view of views) {
      expect([printView(view), await rowsByPlan(archive, client, view)]).toEqual([
        printView(view),
        rowsOf(rows, view),
      ]);
    }
    expect(views.length).toBe(144);
  });

  it.each([
    ['lists of their own', onePlace, {}],
    ['parts of the whole', onePlace, { shareOfPart: 0 }],
    ['some of each, and articles in several places', twoPlaces, { shareOfPart: 1 / 4, shardSize: 7 }],
  ])(
    'show each story once, led by the first of its articles that the view holds: %s',
    async (_, rows, options) => {
      const stories = storiesOf(rows);
      const { archive, client } = openArchive(rows, { ...options, stories });
      const views = viewsWith([{ from: null, to: null }]);
      for (const view of views) {
        const shown = await rowsByPlan(archive, client, view);
        // A story stands where its row stands in the list that was read: the order differs from list to list.
        expect([printView(view), [...shown].sort()]).toEqual([
          printView(view),
          rowsOf(rows, view, stories).sort(),
        ]);
      }
      expect(stories.length).toBeGreaterThan(10);
    },
  );
});

/** Articles that tell the same story: some three of the same title each, the first one leading. */
function storiesOf(rows: readonly Row[]): string[][] {
  return rows.flatMap((row, number) => {
    if (number % 8 !== 0) return [];
    const members = [row, rows[number + 2], rows[number + 6]].filter((member) => member !== undefined);
    return [members.sort(compareLeaders).map(({ id }) => id)];
  });
}
