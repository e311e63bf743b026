import { describe, expect, it } from 'vitest';
import { type About, type ProblemPost, parseAbout, parseProblems } from '#contract/about.ts';
import type { Counts } from '#contract/counts-over-time.ts';
import { contentHash } from '#ingest/archive/content-hash.ts';
import { type AboutFacts, type AboutPost, openAbout } from './open-about.ts';

const facts: AboutFacts = {
  filesByKind: () => [],
  copies: 0,
  nearCopies: { groups: 0, articles: 0, largest: [] },
  removed: 0,
  moved: 0,
};

const seconds = (date: string): number => Date.parse(`${date}Z`) / 1000;

let number = 0;
function post(fields: Partial<AboutPost> = {}): AboutPost {
  const id = `p${++number}`;
  const base = { file: `${id}.md`, id, title: `Title ${id}`, date: seconds('2024-02-03') };
  return { ...base, categories: [['新闻', '晨报', '要闻']], problems: [], ...fields };
}

/** Gathers posts, and gives the about file and the problems files as they would be read. */
function gather(posts: Iterable<AboutPost>, more: Partial<AboutFacts> = {}) {
  const about = openAbout();
  for (const each of posts) about.add(each);
  const files = new Map<string, string>();
  const name = about.write(
    (kind, value) => {
      const content = JSON.stringify(value);
      const written = `${kind} ${contentHash(content)}`;
      files.set(written, content);
      return written;
    },
    { ...facts, ...more },
  );
  const read = (file: string): unknown => JSON.parse(files.get(file) ?? 'null');
  const parsed: About = parseAbout(read(name));
  const postsWith = (code: string): ProblemPost[][] =>
    (parsed.problems.find(([kind]) => kind === code)?.[2] ?? []).map((file) => parseProblems(read(file)));
  return { about: parsed, postsWith, files, size: (files.get(name) ?? '').length };
}

const printed = (counts: Counts): string => [...counts].map(([at, count]) => `${at}=${count}`).join(' ');

const sourcesOf = ({ sources }: About): string[] =>
  sources.map(({ path, articles, months }) => `${path.join('/')}: ${articles}, ${printed(months)}`);

describe('openAbout', () => {
  it('counts articles by source and month and by day, in UTC', () => {
    const { about } = gather([
      post({ date: seconds('2024-01-31T23:59:59') }),
      post({ date: seconds('2024-02-01T00:00:00') }),
      post({ date: seconds('2024-02-01T08:00:00') }),
      post({ date: null }),
      post({ categories: [['博客']] }),
      post({
        categories: [
          ['博客', '甲'],
          ['新闻', '晨报'],
        ],
      }),
      post({ categories: [], date: seconds('1969-12-31T00:00:00') }),
    ]);
    expect(sourcesOf(about)).toEqual([
      '新闻/晨报: 4, 648=1 649=2',
      '博客/甲: 1, 649=1',
      '博客: 1, 649=1',
      ': 1, -1=1',
    ]);
    expect(printed(about.days)).toBe('-1=1 19753=1 19754=2 19756=2');
    expect([about.posts, about.articles, about.undated]).toEqual([7, 7, 1]);
    expect(about.others).toBeNull();
  });

  it('does not count exact copies and files that cannot be read as articles', () => {
    const { about, postsWith } = gather([
      post(),
      post({ problems: [{ code: 'copy-of', detail: 'the same as p1' }] }),
      post({
        file: 'x.md',
        id: null,
        title: null,
        date: null,
        categories: [],
        problems: [{ code: 'unreadable', detail: 'no' }],
      }),
    ]);
    expect([about.posts, about.articles, about.unreadable]).toEqual([3, 1, 1]);
    expect(sourcesOf(about)).toEqual(['新闻/晨报: 1, 649=1']);
    expect(postsWith('unreadable')).toEqual([[{ file: 'x.md', id: null, title: null, detail: 'no' }]]);
  });

  it('lists problems by kind, most frequent first', () => {
    const problem = (code: string) => ({ code, detail: `${code}!` });
    const { about } = gather([
      post({ problems: [problem('b')] }),
      post({ problems: [problem('c'), problem('a')] }),
      post({ problems: [problem('c'), problem('c')] }),
    ]);
    expect(about.problems.map(([code, count]) => [code, count])).toEqual([
      ['c', 3],
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('takes what the build knows, and asks for files when those with problems are written', () => {
    const largest = Array.from({ length: 25 }, (_, index) => ({
      id: `g${index}`,
      title: 'T',
      size: index % 5,
    }));
    const order: string[] = [];
    const about = openAbout();
    about.add(post({ problems: [{ code: 'x', detail: '' }] }));
    about.write(
      (kind) => {
        order.push(kind);
        return 'name';
      },
      { ...facts, filesByKind: () => [[`asked after ${order}`, 1, 2]] },
    );
    expect(order).toEqual(['problems', 'about']);
    const { about: parsed } = gather([], {
      filesByKind: () => [
        ['rows', 2, 20],
        ['lists', 1, 10],
      ],
      copies: 4,
      nearCopies: { groups: 25, articles: 50, largest },
      removed: 5,
      moved: 6,
    });
    expect([parsed.removed, parsed.moved, parsed.duplicates.copies]).toEqual([5, 6, 4]);
    expect(parsed.files).toEqual([
      ['lists', 1, 10],
      ['rows', 2, 20],
    ]);
    expect(parsed.duplicates.near.largest.map(({ id }) => id).slice(0, 6)).toEqual([
      'g14',
      'g19',
      'g24',
      'g4',
      'g9',
      'g13',
    ]);
    expect(parsed.duplicates.near.largest.length).toBe(20);
  });
});

describe('problems files', () => {
  const withProblems = (count: number, from = 0) =>
    Array.from({ length: count }, (_, index) =>
      post({ file: `${from + index}`.padStart(6, '0'), problems: [{ code: 'x', detail: 'why' }] }),
    );

  it('have at most 2,048 posts and together all of them, in their order', () => {
    const posts = withProblems(9000);
    const cuts = gather(posts).postsWith('x');
    expect(cuts.flat().map(({ file }) => file)).toEqual(posts.map(({ file }) => file));
    expect(Math.max(...cuts.map(({ length }) => length))).toBeLessThanOrEqual(2048);
    expect(cuts.length).toBeGreaterThan(4);
  });

  it('stay the same but for one when a post goes', () => {
    const posts = withProblems(9000);
    const before = gather(posts).files;
    const after = gather(posts.filter((_, index) => index !== 4000)).files;
    expect([...after.keys()].filter((name) => !before.has(name)).length).toBe(2);
  });
});

describe('the size of the about file', () => {
  it('stays well under 200 KB at a million articles from 2,000 sources in 70 months', () => {
    function* posts(): Generator<AboutPost> {
      for (let index = 0; index < 1_000_000; index++) {
        // Few are large and most are small, as in real archives.
        const source = Math.floor(2000 * ((index % 1000) / 1000) ** 2);
        const date = seconds('2019-01-01') + Math.floor(((index * 7919) % 1_000_003) * 184);
        const categories = [[`分类${source % 9}`, `一个来源的名字 ${source}`]];
        yield { file: `${index}.md`, id: `i${index}`, title: 'T', date, categories, problems: [] };
      }
    }
    const { about, size } = gather(posts());
    expect(about.articles).toBe(1_000_000);
    const own = about.sources.reduce((sum, { articles }) => sum + articles, 0);
    expect(own + (about.others?.articles ?? 0)).toBe(1_000_000);
    expect(about.sources.length).toBeGreaterThan(300);
    expect(size).toBeLessThan(170_000);
  }, 60_000);
});
