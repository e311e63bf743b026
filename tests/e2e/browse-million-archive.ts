import type { Page, Route } from '@playwright/test';
import { formatVersion } from '#contract/archive-files.ts';
import type { Article } from '#contract/article.ts';
import type { List } from '#contract/list-index.ts';
import { headRows, type Manifest } from '#contract/manifest.ts';
import { packNumber } from '#contract/pack.ts';
import { type Row, toShard } from '#contract/row.ts';
import { usualFeeds } from '#contract/site.ts';

export const millionRows = 1_000_000;
const shardRows = 2048;
const packs = 1024;
/** One article every ten minutes, back from the first second of 2026. */
const newest = Date.UTC(2026, 0, 1) / 1000;
const step = 600;

/** Puts an archive of a million articles in the place of a site's own: each file is made when it is asked for. */
export async function serveMillion(page: Page): Promise<void> {
  const idsByPack = Array.from({ length: packs }, (): string[] => []);
  for (let number = 0; number < millionRows; number++) {
    const id = `row-${number}`;
    idsByPack[packNumber(id, packs)]?.push(id);
  }
  const files: Record<string, (name: string) => unknown> = {
    lists: () => ({ lists: { '': list() } }),
    places: () => ({ name: [], parent: [], count: [], index: [] }),
    rows: (name) => toShard(rowsFrom(Number(name) * shardRows, shardRows)),
    directories: () => ({ packs: Array.from({ length: packs }, (_, number) => String(number)) }),
    packs: (name) => ({ entries: idsByPack[Number(name)]?.map(article) }),
  };
  await page.route('**/archive/**', (route: Route) => {
    const [, kind = '', name = ''] =
      /\/archive\/(?:(\w+)\/[^/]*\/)?([\w-]+)\.json$/.exec(new URL(route.request().url()).pathname) ?? [];
    const json = name === 'manifest' ? manifest() : files[kind]?.(name);
    return json === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ json });
  });
}

function manifest(): Manifest {
  return {
    format: formatVersion,
    site: {
      ...{ title: 'Million', address: null, imageProxy: null, imageMirror: null, wayback: false },
      ...{ description: null, language: null, feeds: usualFeeds, views: [], analytics: null, comments: null },
    },
    articles: millionRows,
    rows: millionRows,
    inSeveralPlaces: 0,
    head: toShard(rowsFrom(0, headRows)),
    list: 'list',
    places: 'places',
    authors: 'authors',
    hosts: 'hosts',
    about: 'about',
    picks: null,
    packs: { count: packs, directories: ['directory'], addresses: [] },
    search: null,
  };
}

function list(): List {
  const shards = Array.from({ length: Math.ceil(millionRows / shardRows) }, (_, number) => {
    const rows = rowsFrom(number * shardRows, shardRows);
    return {
      name: String(number),
      count: rows.length,
      first: rows[0]?.date ?? null,
      last: rows.at(-1)?.date ?? null,
    };
  });
  const months = new Map<number, number[]>();
  for (let number = 0; number < millionRows; number++) {
    const date = new Date((newest - number * step) * 1000);
    const month = date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
    const days = months.get(month) ?? [];
    months.set(month, days);
    while (days.length < date.getUTCDate()) days.push(0);
    days[date.getUTCDate() - 1] = (days[date.getUTCDate() - 1] ?? 0) + 1;
  }
  return { count: millionRows, undated: 0, months: [...months], isPart: false, shards };
}

function rowsFrom(start: number, count: number): Row[] {
  return Array.from({ length: Math.min(count, millionRows - start) }, (_, index) => rowOf(start + index));
}

function rowOf(number: number): Row {
  return {
    id: `row-${number}`,
    title: `Article number ${number}`,
    date: newest - number * step,
    categories: [],
    author: null,
    summary: 'What it says.',
    image: null,
    lang: 'en',
    minutes: 1,
    has: [],
    others: [],
  };
}

function article(id: string): Article {
  const { title, date, summary, lang, minutes } = rowOf(Number(id.slice('row-'.length)));
  const front = { id, title, date, categories: [], author: null, lang };
  return {
    kind: 'article',
    ...front,
    dir: 'ltr',
    link: null,
    cover: null,
    summary,
    minutes,
    has: [],
    html: ['<p>Text.</p>'],
    others: [],
  };
}
