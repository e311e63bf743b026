import { expect, it } from 'vitest';
import type { Manifest } from '#contract/manifest.ts';
import { type Row, toShard } from '#contract/row.ts';
import { bucketFile, postingsFile, searchRowsFile, tierFolder } from '#contract/search-index.ts';
import { foldForSearch } from '#text/search-fold.ts';
import { openEngine } from './engine.ts';
import { scatter } from './grams.ts';
import { bucketOf, type Postings, printBucket, printPostings } from './postings.ts';
import type { Query } from './query.ts';
import { articlesPerPart, rowsPerFile } from './tiers.ts';

// An index of more rows than are asked about at once, made by hand: what small archives have is in src/ingest/search.

const count = 2.5 * articlesPerPart;
const bits = 4;
const tier = tierFolder('big');
const gramOf = (text: string): number => ((text.charCodeAt(0) << 16) | text.charCodeAt(1)) >>> 0;

const titleOf = (number: number): string => {
  if (number === count - 1) return '社区与貔貅';
  return number % articlesPerPart >= articlesPerPart - 10 ? '社区' : '';
};

const rowOf = (number: number): Row => ({
  ...{
    id: `row-${number}`,
    title: titleOf(number),
    summary: '',
    date: null,
    author: null,
    categories: [],
    others: [],
  },
  ...{ has: [], image: null, minutes: 0, lang: 'zh' },
});

/** Common: in every second row's text, and in the titles of the last ten rows of each part. Rare: in one title of the last part. */
function openBigIndex() {
  const files = new Map<string, Uint8Array>();
  const common = scatter(gramOf('社区'));
  const rare = scatter(gramOf('貔貅'));
  for (let part = 0; part < 3; part++) {
    const size = Math.min(articlesPerPart, count - part * articlesPerPart);
    const title = Uint32Array.from({ length: 10 }, (_, index) => size - 10 + index);
    const text = Uint32Array.from({ length: size / 2 - 10 }, (_, index) => index * 2);
    const postings: Postings = [title, new Uint32Array(), text];
    files.set(`${tier}/${postingsFile(common, part)}`, printPostings(postings, articlesPerPart));
  }
  for (let bucket = 0; bucket < 2 ** bits; bucket++) {
    const entries = [
      { code: common, found: { parts: 3, count: count / 2 } },
      { code: rare, found: { postings: [Uint32Array.of(count - 1), new Uint32Array(), new Uint32Array()] } },
    ] as const;
    const own = entries.filter(({ code }) => bucketOf(code, bits) === bucket);
    files.set(`${tier}/${bucketFile(bucket)}`, printBucket(own, { count, bits }));
  }
  const loaded: string[] = [];
  const rows = new RegExp(`^${tier}/rows/\\d+/(\\d+)\\.json$`);
  const load = async (file: string): Promise<ArrayBuffer> => {
    const number = Number(rows.exec(file)?.[1] ?? Number.NaN);
    if (Number.isNaN(number)) loaded.push(file.slice(tier.length + 1));
    const bytes = Number.isNaN(number)
      ? files.get(file)
      : new TextEncoder().encode(
          JSON.stringify(
            toShard(Array.from({ length: rowsPerFile }, (_, index) => rowOf(number * rowsPerFile + index))),
          ),
        );
    if (!bytes) throw new Error(`no file ${file}`);
    return Uint8Array.from(bytes).buffer;
  };
  const manifest = { list: 'list', packs: { count: 1, directories: [] } } as unknown as Manifest;
  const index = { hasText: true, tiers: [{ name: 'big', count, bits }] };
  return { loaded, engine: openEngine({ manifest, index, load, isMarked: () => false }) };
}

const sought = (text: string) => ({
  query: { kind: 'text', where: 'anywhere', text, folded: foldForSearch(text) } as Query,
  ...{ categories: [], authors: null, from: null, to: null, order: 'best' as const },
});

it('asks about the newest part of a large tier only, as long as that has hits', async () => {
  expect(searchRowsFile(0)).toBe('rows/0/0.json');
  const { engine, loaded } = openBigIndex();
  const pages = engine.search(sought('社区'));
  const first = (await pages.next()).value;
  const common = scatter(gramOf('社区'));
  expect(loaded).toEqual([bucketFile(bucketOf(common, bits)), postingsFile(common, 0)]);
  expect(first?.hits[0]?.row.id).toBe(`row-${articlesPerPart - 10}`);
  expect(first).toMatchObject({ total: articlesPerPart / 2, isExact: false, hasMore: true });
});

it('goes on with older parts until there are hits', async () => {
  const { engine } = openBigIndex();
  const page = (await engine.search(sought('貔貅')).next()).value;
  expect(page?.hits.map(({ row, where }) => [row.id, where])).toEqual([[`row-${count - 1}`, 'title']]);
  expect(page).toMatchObject({ total: 1, isExact: true, hasMore: false });
});
