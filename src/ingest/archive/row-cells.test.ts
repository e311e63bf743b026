import { describe, expect, it } from 'vitest';
import { contentKinds } from '#contract/article.ts';
import { type Row, toShard } from '#contract/row.ts';
import { sampleRow } from '#ingest/testing/sample-row.ts';
import { printCells, type RowChange, shardJson } from './row-cells.ts';

/** A generator of numbers below a limit that gives the same ones in every run. */
function openRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** All that could be taken for what parts cells, values, columns or strings, or come out of UTF-8 as something else. */
const texts = [
  ...['', ' ', '\t', '\n', '\r\n', '\0', '\x01', '\x1f', '\x7f', '\u0085', '\u2028', '\u2029', '\ufeff'],
  ...['"', '\\', '\\"', '\\t', '\\u0001', '","', '],[', '{}', 'null', '-1', '0', "'", '/', '</script>'],
  ...['标题', '😀', '👩‍👩‍👧', 'é', 'e\u0301', '\ud83d', '\ude00', '\u202e', '__proto__', 'constructor'],
  ...['a\tb\x01c', '\t\t\t', '\x01\x01', 'a'.repeat(3000)],
];

type Sample = { row: Omit<Row, 'others'>; change: RowChange | undefined };

function randomRows(seed: number): Sample[] {
  const random = openRandom(seed);
  const one = <Value>(values: readonly Value[]): Value => values[random(values.length)] as Value;
  const text = (): string => Array.from({ length: random(4) }, () => one(texts)).join('');
  const maybe = <Value>(make: () => Value): Value | null => (random(3) === 0 ? null : make());
  const path = (): string[] => Array.from({ length: random(4) }, () => one(texts));
  const paths = (): string[][] => Array.from({ length: random(4) }, path);
  const date = (): number | null =>
    maybe(() => one([0, -1, 1, 1_647_412_422, -62_135_596_800, 253_402_300_799]));
  const image = () => one([{ src: text() }, { src: text(), width: random(5000), height: random(5000) }]);
  const copy = () => ({ id: text(), title: text(), date: date(), categories: paths(), author: maybe(text) });
  return Array.from({ length: random(30) }, () => ({
    row: {
      id: text(),
      title: text(),
      date: date(),
      categories: paths(),
      author: maybe(text),
      summary: text(),
      image: maybe(image),
      lang: one(['zh', 'en', 'und', ...texts]),
      minutes: random(100),
      has: contentKinds.filter(() => random(2) === 0),
    },
    change:
      random(2) === 0
        ? undefined
        : {
            ...(random(2) === 0 && { id: text() }),
            ...(random(2) === 0 && { categories: paths() }),
            ...(random(2) === 0 && { others: Array.from({ length: random(4) }, copy) }),
          },
  }));
}

const expected = (samples: readonly Sample[]): string =>
  JSON.stringify(toShard(samples.map(({ row, change }) => ({ others: [], ...row, ...change }))));

/** As it goes through a file: in UTF-8, each row in one line. */
function made(samples: readonly Sample[]): string {
  const rows = samples.map(({ row, change }) => ({ cells: Buffer.from(printCells(row)).toString(), change }));
  return Buffer.from(shardJson(rows)).toString();
}

describe('shardJson', () => {
  it('gives the bytes of the shard of the rows, whatever is in them', () => {
    let rows = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const samples = randomRows(seed);
      rows += samples.length;
      expect(made(samples)).toBe(expected(samples));
    }
    expect(rows).toBeGreaterThan(3000);
  });

  it.each(texts)('keeps %j in any field', (text) => {
    const row = sampleRow({
      id: text,
      title: text,
      summary: text,
      author: text,
      lang: text,
      categories: [[text, text], [text]],
      image: { src: text },
    });
    const other = { id: text, title: text, date: null, categories: [[text]], author: text };
    for (const change of [undefined, { id: text, categories: [[text]], others: [other] }]) {
      expect(made([{ row, change }])).toBe(expected([{ row, change }]));
      expect(JSON.parse(made([{ row, change }])).title).toEqual([text]);
    }
  });

  it('gives an empty shard for no rows', () => {
    expect(shardJson([])).toBe(JSON.stringify(toShard([])));
  });

  it('names a category, an author and a language once, in the order of rows and then of near copies', () => {
    const categories = [['x'], ['y']];
    const row = sampleRow({ id: 'a', categories, author: 'A' });
    const others = [
      { id: 'b', title: 't', date: 1, categories: [['z'], ['x']], author: 'B' },
      { id: 'c', title: 't', date: 2, categories: [['z']], author: 'A' },
    ];
    const samples = [
      { row, change: { others } },
      { row: sampleRow({ id: 'd', categories: [['w']], author: null }), change: undefined },
    ];
    expect(made(samples)).toBe(expected(samples));
    expect(JSON.parse(made(samples)).dictionary).toEqual({
      categories: [['x'], ['y'], ['w'], ['z']],
      authors: ['A', 'B'],
      langs: ['en'],
    });
  });
});

describe('printCells', () => {
  it.each(texts)('prints one line for %j', (text) => {
    const row = sampleRow({
      id: text,
      title: text,
      summary: text,
      author: text,
      categories: [[text], [text]],
    });
    expect(printCells(row)).not.toMatch(/[\n\r]/);
    expect(printCells(row).split('\t')).toHaveLength(10);
  });
});
