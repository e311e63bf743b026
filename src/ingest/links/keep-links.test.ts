import { describe, expect, it } from 'vitest';
import type { Article, PackEntry } from '#contract/article.ts';
import { fingerprintOf } from '#ingest/fingerprint.ts';
import { sampleArticle } from '#ingest/testing/sample-row.ts';
import type { FormerArchive } from './former-archive.ts';
import { type KeptLinks, keepLinks } from './keep-links.ts';

/** An archive that had these entries; it counts the questions for them. */
function formerOf(entries: readonly PackEntry[]): FormerArchive {
  const articles: string[] = [];
  const moved: [string, string][] = [];
  const removed: string[] = [];
  for (const entry of entries) {
    if (entry.kind === 'article') articles.push(entry.id);
    else if (entry.kind === 'moved') moved.push([entry.id, entry.to]);
    else removed.push(entry.id);
  }
  const half = Math.ceil(articles.length / 2);
  return {
    manifest: {} as FormerArchive['manifest'],
    addresses: async () => [
      { articles: articles.slice(0, half), moved, removed: [] },
      { articles: articles.slice(half), moved: [], removed },
    ],
    async *entries(ids) {
      for (const id of ids) {
        const entry = entries.find((one) => one.id === id);
        if (entry) yield entry;
      }
    },
    packNames: async () => [],
  };
}

/** Builds an archive of these articles, and exact copies of some, after one with these entries. */
function keep(
  former: readonly PackEntry[] | null,
  articles: readonly Article[],
  copies: readonly string[] = [],
): Promise<KeptLinks> {
  return keepLinks(former && formerOf(former), {
    has: (id) => copies.includes(id) || articles.some((article) => article.id === id),
    withFingerprint: (fingerprint) =>
      articles.find((article) => fingerprintOf(article) === fingerprint)?.id ?? null,
    ids: () => articles.map(({ id }) => id),
    all: (isWanted) => articles.filter(({ id }) => isWanted(id)),
  });
}

const linksOf = async (...built: Parameters<typeof keep>): Promise<Record<string, string>> =>
  Object.fromEntries(
    [...(await keep(...built)).kept].map(([id, link]) => [id, link.kind === 'moved' ? link.to : 'removed']),
  );

/** An article whose text, title, date and address are its own. */
const article = (id: string, fields: Partial<Article> = {}): Article =>
  sampleArticle({ id, link: `https://origin.example/${id}`, date: id.charCodeAt(0) * 1000, ...fields });

const [a, b, c] = [article('a'), article('b'), article('c')];
/** As `a`, but for its address and these fields. */
const likeA = (fields: Partial<Article>, id = 'new'): Article => ({ ...a, id, ...fields });
const moved = (id: string, to: string): PackEntry => ({ kind: 'moved', id, to });
const stone = (id: string): PackEntry => ({
  kind: 'removed',
  id,
  title: id,
  date: 1,
  categories: [['x']],
  author: 'A',
});

const otherText = { html: ['<p>edited</p>'] };

describe('keepLinks', () => {
  it('has nothing to keep in the first build', async () => {
    expect(await keep(null, [a])).toEqual({ kept: new Map(), changes: { added: 0, removed: 0, moved: 0 } });
  });

  const cases: [what: string, former: PackEntry[], now: Article[], links: Record<string, string>][] = [
    ['nothing, when nothing is gone', [a, b], [a, b, c], {}],

    // What became of an article.
    ['a tombstone', [a, b], [b], { a: 'removed' }],
    ['a move, by the same text', [a], [likeA({})], { a: 'new' }],
    ['a move, by the same text in other categories', [a], [likeA({ categories: [['y']] })], { a: 'new' }],
    ['a move, to an article that was there, by the same text', [a, likeA({})], [likeA({})], { a: 'new' }],
    ['a move, by the link', [a], [likeA({ ...otherText, title: 'x', date: 1 })], { a: 'new' }],
    ['a move, by title and date', [a], [likeA({ ...otherText, link: 'https://x.example/' })], { a: 'new' }],
    [
      'a move, by title and date, without a link',
      [{ ...a, link: null }],
      [likeA({ ...otherText, link: null })],
      { a: 'new' },
    ],

    // What tells too little.
    ['a tombstone, for another title', [a], [likeA({ link: null, title: 'x' })], { a: 'removed' }],
    ['a tombstone, for another date', [a], [likeA({ link: null, date: 1 })], { a: 'removed' }],
    [
      'a tombstone, for the same title without a date',
      [{ ...a, date: null, link: null }],
      [likeA({ ...otherText, date: null, link: null })],
      { a: 'removed' },
    ],
    [
      'a tombstone, for another text without a link',
      [{ ...a, link: null }],
      [likeA({ ...otherText, link: null, title: 'x' })],
      { a: 'removed' },
    ],
    [
      'a tombstone, for an article with the link that was there before',
      [a, likeA({ ...otherText, title: 'x', date: 1 })],
      [likeA({ ...otherText, title: 'x', date: 1 })],
      { a: 'removed' },
    ],
    [
      'a tombstone, for one with title and date that was there before',
      [a, likeA({ ...otherText, link: null })],
      [likeA({ ...otherText, link: null })],
      { a: 'removed' },
    ],
    [
      'a tombstone, for two with the link',
      [a],
      ['n', 'm'].map((id) => likeA({ ...otherText, title: id }, id)),
      { a: 'removed' },
    ],
    [
      'a tombstone, for two with title and date',
      [a],
      ['n', 'm'].map((id) => likeA({ ...otherText, link: `https://x.example/${id}` }, id)),
      { a: 'removed' },
    ],

    // What tells more goes first.
    [
      'a move by the text rather than the link',
      [a],
      [likeA({ title: 'x' }, 'n'), likeA({}, 'm')],
      { a: 'm' },
    ],
    [
      'a move by the link rather than title and date',
      [a],
      [likeA({ ...otherText, link: null }, 'n'), likeA({ ...otherText, title: 'x' }, 'm')],
      { a: 'm' },
    ],
    [
      'a move by title and date, where the link tells nothing',
      [a],
      [likeA({ ...otherText }, 'n'), likeA({ ...otherText, title: 'x' }, 'm')],
      { a: 'n' },
    ],

    // Moves and tombstones from before.
    ['moves', [b, moved('a', 'b')], [b], { a: 'b' }],
    ['tombstones, as they were', [stone('a'), b], [b], { a: 'removed' }],
    ['moves to what is gone now', [b, c, moved('a', 'b')], [c], { a: 'b', b: 'removed' }],
    [
      'moves to what moves now, straight',
      [b, moved('a', 'b')],
      [{ ...b, id: 'new' }],
      { a: 'new', b: 'new' },
    ],
    [
      'moves along a chain, straight',
      [c, moved('1', '2'), moved('2', '3'), moved('3', 'c')],
      [c],
      { 1: 'c', 2: 'c', 3: 'c' },
    ],
    [
      'moves to a tombstone',
      [stone('t'), moved('a', 't'), moved('b', 'a'), c],
      [c],
      { t: 'removed', a: 't', b: 't' },
    ],
    ['moves to nowhere', [c, moved('a', 'nowhere')], [c], { a: 'nowhere' }],

    // What comes back.
    ['nothing, once the article is back', [stone('a'), b], [a, b], {}],
    ['the way back', [likeA({}), moved('a', 'new')], [a], { new: 'a' }],
    ['nothing, when both are there again', [likeA({}), moved('a', 'new')], [a, likeA({})], {}],
    ['moves to a tombstone whose article is back', [stone('t'), moved('a', 't')], [article('t')], { a: 't' }],
  ];

  it.each(cases)('keeps %s', async (_, former, now, links) => {
    expect(await linksOf(former, now)).toEqual(links);
  });

  it('keeps a tombstone for ever, with what was there', async () => {
    let former: PackEntry[] = [{ ...a, author: 'A', categories: [['x'], ['y', 'z']] }, b];
    const expected = {
      kind: 'removed',
      id: 'a',
      title: a.title,
      date: a.date,
      categories: [['x'], ['y', 'z']],
      author: 'A',
    };
    for (let build = 0; build < 5; build++) {
      const { kept } = await keep(former, [b]);
      expect([...kept.values()]).toEqual([expected]);
      former = [b, ...kept.values()];
    }
  });

  it('keeps no address that a copy has', async () => {
    expect(await linksOf([a, moved('copy', 'a'), stone('old')], [a], ['copy', 'old'])).toEqual({});
    expect(await linksOf([a, moved('copy', 'a')], [a])).toEqual({ copy: 'a' });
    // The original is gone, its copy is the article now.
    expect(await linksOf([a, moved('copy', 'a')], [likeA({}, 'copy')])).toEqual({ a: 'copy' });
    // It was an article, and is a copy now.
    expect(await linksOf([a, b], [a], ['b'])).toEqual({});
  });

  it.each<[string, PackEntry[], Article[], KeptLinks['changes']]>([
    ['nothing', [a, b], [a, b], { added: 0, removed: 0, moved: 0 }],
    ['one that comes', [a], [a, b], { added: 1, removed: 0, moved: 0 }],
    ['one that goes', [a, b], [b], { added: 0, removed: 1, moved: 0 }],
    ['one that moves, which comes too', [a, b], [b, likeA({})], { added: 1, removed: 0, moved: 1 }],
    ['one that comes back', [stone('a')], [a], { added: 1, removed: 0, moved: 0 }],
    [
      'nothing of those that went before',
      [b, stone('a'), moved('c', 'b')],
      [b],
      { added: 0, removed: 0, moved: 0 },
    ],
  ])('counts %s', async (_, former, now, changes) => {
    expect((await keep(former, now)).changes).toEqual(changes);
  });

  it('asks for no article while none is gone', async () => {
    const former = formerOf([a, b, moved('m', 'a')]);
    const asked: string[] = [];
    const entries: FormerArchive['entries'] = (ids) => {
      asked.push(...ids);
      return former.entries(ids);
    };
    await keepLinks(
      { ...former, entries },
      {
        has: () => true,
        withFingerprint: () => null,
        ids: () => ['a', 'b'],
        all() {
          throw new Error('nobody needs all articles');
        },
      },
    );
    expect(asked).toEqual([]);
  });
});
