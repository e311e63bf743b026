import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { manifestFile } from '#contract/archive-files.ts';
import type { Article } from '#contract/article.ts';
import { type Manifest, parseManifest } from '#contract/manifest.ts';
import { buildQuietly } from '#ingest/testing/build-and-report.ts';
import { readArchive } from '#ingest/testing/read-archive.ts';
import { samplePost } from '#ingest/testing/sample-posts.ts';
import { type Asked, openEngine } from '#search/engine.ts';
import { plainText } from '#search/plain-text.ts';
import { parseQuery, type Query } from '#search/query.ts';
import { foldForSearch } from '#text/search-fold.ts';

// What the index finds, against a plain scan of all texts after folding: each hit is one, and none is missed.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const posts = 2400;
const phraseQueries = 240;

/** Numbers that look random and are the same each time. */
function openDice(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Few characters, so that grams meet by chance far more often than in any language. */
const syllables = [...'人工智能社会经济学习国务院芯片半导体书案读者网際網路開發'];
const latin = ['Kubernetes', 'GPT-5', 'café', 'New York', 'C++', 'iOS 26', 'e-mail', 'Ｗｅｂ'];

function textOf(dice: (below: number) => number, length: number): string {
  let text = '';
  while (text.length < length) {
    const kind = dice(40);
    if (kind === 0) text += ` ${latin[dice(latin.length)]} `;
    else if (kind < 4) text += ['，', '。', '、', '</p><p>'][dice(4)];
    else text += syllables[dice(syllables.length)];
  }
  return text;
}

type Searched = { id: string; title: string; folded: string[] };

let folder = '';
let site = '';
let manifest: Manifest;
let searched: Searched[] = [];

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lectern-truth-'));
  const content = path.join(folder, 'content');
  for (let place = 0; place < 7; place++) mkdirSync(path.join(content, String(place)), { recursive: true });
  const dice = openDice(11);
  for (let number = 0; number < posts; number++) {
    const date = new Date(Date.UTC(2020, 0, 1 + Math.floor(number / 2))).toISOString().slice(0, 10);
    const planted = number === 1234 ? '<p>貔貅在此。</p>' : '';
    const body = `<p>${textOf(dice, 60 + dice(500))}</p>${planted}<p><b>重</b>点<a href="https://a.example/">连</a>接</p>`;
    const title = `${textOf(dice, 6).replaceAll(/<\/?p>/g, '')} ${number}`;
    writeFileSync(
      path.join(content, `${number % 7}/${number}.md`),
      samplePost(body, {
        title,
        date,
        categories: ['新闻', `源 ${number % 5}`],
      }),
    );
  }
  site = path.join(folder, 'site');
  await buildQuietly({ content, site, cache: null });
  manifest = parseManifest(JSON.parse(readFileSync(path.join(site, manifestFile), 'utf8')));
  searched = [...readArchive(site).all()].flatMap(({ id }) => {
    const entry = readArchive(site).find(id) as Article;
    const { title, summary, html } = entry;
    return { id, title, folded: [title, summary, plainText(html)].map(foldForSearch) };
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const load = async (file: string): Promise<ArrayBuffer> =>
  Uint8Array.from(await readFile(path.join(site, file))).buffer;

async function find(query: Query | null, more: Partial<Asked> = {}) {
  if (!manifest.search) throw new Error('there is no index');
  const engine = openEngine({ manifest, index: manifest.search, load, isMarked: () => false });
  const asked: Asked = { query, categories: [], authors: null, from: null, to: null, order: 'best', ...more };
  const ids: string[] = [];
  let total = 0;
  for await (const page of engine.search(asked)) {
    ids.push(...page.hits.flatMap(({ row }) => [row.id, ...row.others.map(({ id }) => id)]));
    if (page.isExact) total = page.total;
  }
  return { ids: ids.sort(), total };
}

const phrase = (text: string): Query => ({
  kind: 'text',
  where: 'anywhere',
  text,
  folded: foldForSearch(text),
});
const holding = (folded: string): string[] =>
  searched
    .flatMap(({ id, folded: fields }) => (fields.some((field) => field.includes(folded)) ? id : []))
    .sort();

describe('the search index', () => {
  it('has more than one tier here', () => {
    expect(manifest.search?.tiers.map(({ count }) => count)).toEqual([1376, 1024]);
  });

  it('finds just the articles that hold a piece of text, wherever the piece is cut out', async () => {
    const dice = openDice(3);
    for (let number = 0; number < phraseQueries; number++) {
      const from = searched[dice(searched.length)]?.folded[dice(2) * 2] ?? '';
      const length = 2 + (number % 11);
      const start = dice(Math.max(from.length - length, 1));
      const text = from.slice(start, start + length).trim();
      if (!/\S\S/.test(text)) continue;
      const expected = holding(text);
      const { ids, total } = await find(phrase(text));
      expect(ids, text).toEqual(expected);
      expect(total, text).toBe(expected.length);
    }
  });

  it.each([
    '貔貅',
    '貔貅在此',
    '国',
    'kube',
    'Kubernetes',
    'gpt5',
    'GPT-5',
    'ＧＰＴ－５',
    'CAFE',
    'new york',
    'c++',
    '網際網路',
    '网际网路',
    '开发',
    '重点连接',
    '重点',
    '没有的话',
  ])('finds %s', async (text) => {
    const { ids } = await find(phrase(text));
    expect(ids).toEqual(holding(foldForSearch(text)));
  });

  it('joins words, alternatives and what is not to be there', async () => {
    const { query } = parseQuery('人工 (芯片 OR "半导体") -kubernetes');
    const { ids } = await find(query);
    const has = (fields: readonly string[], folded: string): boolean =>
      fields.some((field) => field.includes(folded));
    const expected = searched.flatMap(({ id, folded }) =>
      has(folded, '人工') && (has(folded, '芯片') || has(folded, '半导体')) && !has(folded, 'kubernetes')
        ? id
        : [],
    );
    expect(ids).toEqual(expected.sort());
    expect(expected.length).toBeGreaterThan(10);
  });

  it('looks in titles alone, in a category, and between days', async () => {
    const { query } = parseQuery('title:人');
    const inTitle = searched.flatMap(({ id, folded: [title = ''] }) => (title.includes('人') ? id : []));
    expect((await find(query)).ids).toEqual(inTitle.sort());

    const all = readArchive(site);
    const inPlace = (id: string) => (all.find(id) as Article).categories.some((names) => names[1] === '源 3');
    const placed = await find(phrase('社会'), { categories: [['新闻', '源 3']] });
    expect(placed.ids).toEqual(holding('社会').filter(inPlace));

    const since = Date.UTC(2021, 5, 1) / 1000;
    const before = Date.UTC(2022, 0, 1) / 1000;
    const dateOf = (id: string): number => (all.find(id) as Article).date ?? 0;
    const expected = holding('社会').filter((id) => dateOf(id) >= since && dateOf(id) < before);
    expect((await find(phrase('社会'), { from: '2021-06', to: '2021' })).ids).toEqual(expected);
    const { query: typed } = parseQuery('社会 after:2021-05-31 before:2022');
    expect((await find(typed)).ids).toEqual(expected);
  });

  it('finds by the names of authors, sources and categories, and fetches little for it', async () => {
    const all = readArchive(site);
    for (const [typed, level] of [
      ['source:"源 3"', 1],
      ['category:源3', 1],
      ['source:"源 3" 社会', 1],
    ] as const) {
      const { query } = parseQuery(typed);
      const expected = searched.flatMap(({ id, folded }) =>
        (all.find(id) as Article).categories[0]?.[level] === '源 3' &&
        (!typed.includes('社会') || folded.some((field) => field.includes('社会')))
          ? id
          : [],
      );
      expect((await find(query)).ids, typed).toEqual(expected.sort());
    }
    expect((await find(parseQuery('author:nobody').query)).ids).toEqual([]);
  });

  it('puts hits in titles first, and the newest first when asked', async () => {
    const engine = openEngine({
      manifest,
      index: manifest.search ?? { hasText: true, tiers: [] },
      load,
      isMarked: () => false,
    });
    const asked = { query: phrase('智能'), categories: [], authors: null, from: null, to: null };
    const best = (await engine.search({ ...asked, order: 'best' }).next()).value;
    expect(best?.hits[0]?.where).toBe('title');
    for (const [order, sign] of [
      ['newest', -1],
      ['oldest', 1],
    ] as const) {
      const page = (await engine.search({ ...asked, order }).next()).value;
      const dates = page?.hits.map(({ row }) => row.date ?? 0) ?? [];
      expect(dates.length).toBeGreaterThan(10);
      expect(dates).toEqual(dates.toSorted((a, b) => sign * (a - b)));
    }
  });
});
