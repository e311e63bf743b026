import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { manifestFile } from '#contract/archive-files.ts';
import { articlePath } from '#contract/article-url.ts';
import { type Manifest, parseManifest } from '#contract/manifest.ts';
import { sourceOf } from '#contract/row.ts';
import { type Asked, type Hit, openEngine } from '#search/engine.ts';
import type { Passage } from '#search/match.ts';
import { parseQuery, type Query } from '#search/query.ts';
import { UsageError } from './usage-error.ts';

const help = `lectern search SITE QUERY

Finds articles as the reader does. SITE is the folder or the address of a site. Words are all to be found; "a phrase", -word, OR,
( ), title:, author:, source:, category:, before:2024, after:2023-05, has:image.

  --order best        best first, or newest, or oldest
  --limit 20          how many articles to show
  --json              prints what was found as JSON, one object

Exit codes: 0 something was found, 1 nothing was, 2 could not run.
`;

const orders = ['best', 'newest', 'oldest'] as const;
const passageColumns = 160;

/** `address` is where the site is, `''` when nobody has said so. */
type Found = { articles: FoundArticle[]; total: number; isExact: boolean; address: string };
type FoundArticle = { hit: Hit; passage: Passage | null };

/** `lectern search`: returns the exit code. */
export async function search(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      order: { type: 'string', default: 'best' },
      limit: { type: 'string', default: '20' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const [site, typed, ...others] = positionals;
  if (site === undefined || typed === undefined)
    throw new UsageError('name a site and what to find: lectern search SITE "query"');
  if (others.length > 0)
    throw new UsageError(`write the query as one argument, in quotes: "${typed} ${others.join(' ')}"`);
  const order = orders.find((name) => name === values.order);
  if (!order) throw new UsageError(`--order ${values.order}: ${orders.join(', ')}`);
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1)
    throw new UsageError(`--limit ${values.limit}: a whole number from 1 on`);
  const { query } = parseQuery(typed);
  if (!query)
    throw new UsageError(`there is nothing to find in "${typed}": write a word of two characters or more`);
  checkMarks(query);

  const load = openSite(site);
  const manifest = await readManifest(site, load);
  const found = await find({ manifest, load, query, order, limit });
  if (values.json) process.stdout.write(`${JSON.stringify(asJson(found), null, 1)}\n`);
  else print(found);
  return found.articles.length > 0 ? 0 : 1;
}

type Load = (file: string) => Promise<ArrayBuffer>;

async function find(options: {
  manifest: Manifest;
  load: Load;
  query: Query;
  order: Asked['order'];
  limit: number;
}): Promise<Found> {
  const { manifest, load, query, order, limit } = options;
  if (!manifest.search)
    throw new UsageError('this archive has no search index: build it again with this version of lectern');
  const engine = openEngine({ manifest, index: manifest.search, load, isMarked: () => false });
  const hits: Hit[] = [];
  let total = 0;
  let isExact = true;
  const asked: Asked = { query, categories: [], authors: null, from: null, to: null, order };
  for await (const page of engine.search(asked)) {
    hits.push(...page.hits);
    ({ total, isExact } = page);
    if (hits.length >= limit) break;
  }
  const articles = await Promise.all(
    hits.slice(0, limit).map(async (hit) => ({
      hit,
      passage: await engine.passage({ row: hit.row, query, columns: passageColumns }),
    })),
  );
  return { articles, total, isExact, address: manifest.site.address ?? '' };
}

/** Marks are in the reader's browser. */
function checkMarks(query: Query): void {
  if (query.kind === 'all' || query.kind === 'some') query.of.forEach(checkMarks);
  else if (query.kind === 'not') checkMarks(query.of);
  else if (query.kind === 'is')
    throw new UsageError(`is:${query.mark} is known in the reader's browser only: leave it out here`);
}

function openSite(site: string): Load {
  if (!/^https?:\/\//.test(site)) {
    return async (file) => Uint8Array.from(await readFile(path.join(site, file))).buffer;
  }
  const base = site.endsWith('/') ? site : `${site}/`;
  return async (file) => {
    const response = await fetch(new URL(file, base));
    if (!response.ok) throw new UsageError(`${new URL(file, base)} answers ${response.status}`);
    return response.arrayBuffer();
  };
}

async function readManifest(site: string, load: Load): Promise<Manifest> {
  try {
    return parseManifest(JSON.parse(new TextDecoder().decode(await load(manifestFile))));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new UsageError(
        `${site} has no ${manifestFile}: it is no site, or its first build did not finish`,
      );
    throw error;
  }
}

function asJson({ articles, total, isExact, address }: Found) {
  return {
    total,
    isExact,
    articles: articles.map(({ hit: { row, where }, passage }) => ({
      id: row.id,
      url: address + articlePath(row.id),
      title: row.title,
      date: row.date === null ? null : new Date(row.date * 1000).toISOString(),
      author: row.author,
      categories: row.categories,
      where,
      passage: passage?.text ?? row.summary,
    })),
  };
}

function print({ articles, total, isExact, address }: Found): void {
  for (const { hit, passage } of articles) {
    const { id, title, date } = hit.row;
    const day = date === null ? '' : new Date(date * 1000).toISOString().slice(0, 10);
    const head = [address + articlePath(id), day, sourceOf(hit.row)].filter(Boolean).join('  ');
    process.stdout.write(
      `${title}\n  ${head}\n  ${(passage?.text ?? hit.row.summary).replaceAll(/\s+/g, ' ')}\n`,
    );
  }
  const count = total === 1 && isExact ? '1 article' : `${total} articles`;
  process.stdout.write(`${count}${isExact ? '' : ' or more'}\n`);
}
