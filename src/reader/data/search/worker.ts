import type { Manifest } from '#contract/manifest.ts';
import type { Row } from '#contract/row.ts';
import { ArchiveError } from '#reader/data/archive-error.ts';
import { fetchFile } from '#reader/data/fetch-file.ts';
import { type Engine, type HitPage, openEngine } from '#search/engine.ts';
import { bestPassage, marksIn, matchArticle } from '#search/match.ts';
import { parseQuery, textsOf } from '#search/query.ts';
import type {
  MarkedIds,
  SearchAnswer,
  SearchArchive,
  SearchCalls,
  SearchRequest,
  ShownHit,
  ShownPage,
  Sought,
} from './protocol.ts';

/** Searches that are remembered with their pages, so that going back to one costs nothing. */
const mostSearches = 20;

type Archive = { engine: Engine; searches: Map<string, Search> };
type Search = { pages: Promise<HitPage | null>[]; next: () => Promise<HitPage | null> };

const archives = new Map<string, Archive>();
let marks: MarkedIds = {};

addEventListener('message', ({ data }: MessageEvent<SearchArchive | SearchRequest>) => {
  if ('archive' in data) {
    archives.clear();
    archives.set(data.name, openArchive(data.archive, data.siteRoot));
  } else void answer(data);
});

async function answer(request: SearchRequest): Promise<void> {
  const { id } = request;
  let message: SearchAnswer;
  try {
    const archive = archives.get(request.manifest);
    if (!archive) throw new ArchiveError({ kind: 'missing' });
    message = { id, value: await resultOf(request, archive) };
  } catch (error) {
    message = { id, failure: error instanceof ArchiveError ? error.reason : { kind: 'damaged' } };
  }
  postMessage(message);
}

function resultOf(
  { call, ask }: SearchRequest,
  archive: Archive,
): Promise<SearchCalls[keyof SearchCalls]['answer']> {
  switch (call) {
    case 'page':
      return pageOf(archive, ask);
    case 'shown':
      return shownHit(archive, ask);
    case 'holding':
      return holding(archive, ask);
    case 'matching':
      return Promise.resolve(matching(ask));
    case 'understand':
      return Promise.resolve(understand(ask));
  }
}

async function pageOf(archive: Archive, { sought, page }: SearchCalls['page']['ask']): Promise<ShownPage> {
  const key = JSON.stringify(sought);
  const search = archive.searches.get(key) ?? openSearch(archive.engine, sought);
  archive.searches.delete(key);
  archive.searches.set(key, search);
  for (const oldest of archive.searches.keys()) {
    if (archive.searches.size > mostSearches) archive.searches.delete(oldest);
  }
  marks = { ...marks, ...sought.marks };
  while (search.pages.length <= page) search.pages.push(search.next());
  try {
    const { hits, ...found } = (await search.pages[page]) ?? nothing;
    const texts = textsIn(sought.words);
    const shown = hits.map(({ row, where }) => ({
      row,
      shown: where === 'text' ? null : marked(row, texts),
    }));
    return { ...found, hits: shown };
  } catch (error) {
    // A search that failed is begun anew.
    archive.searches.delete(key);
    throw error;
  }
}

const nothing: HitPage = { hits: [], total: 0, isExact: true, hasMore: false, looked: { done: 0, total: 0 } };

function openSearch(engine: Engine, { words, ...asked }: Sought): Search {
  const found = engine.search({ ...asked, query: parseQuery(words).query });
  return {
    pages: [],
    async next() {
      const { value } = await found.next();
      return value ?? null;
    },
  };
}

async function shownHit(
  { engine }: Archive,
  { row, words, columns }: SearchCalls['shown']['ask'],
): Promise<ShownHit> {
  const { query } = parseQuery(words);
  const own = marked(row, textsIn(words));
  const passage = query && (await engine.passage({ row, query, columns }));
  return passage ? { ...own, summary: passage } : own;
}

function marked(row: Row, texts: readonly string[]): ShownHit {
  const { title, summary } = row;
  // A row may show one line of it: the hit is to be in sight.
  const passage = bestPassage(texts, summary, 2 * summary.length);
  return { title: marksIn(texts, title), summary: passage ?? { text: summary, marks: [] } };
}

function textsIn(words: string): string[] {
  const { query } = parseQuery(words);
  return query ? textsOf(query).map(({ folded }) => folded) : [];
}

async function holding(
  { engine }: Archive,
  { rows, words, marks: named }: SearchCalls['holding']['ask'],
): Promise<string[]> {
  const { query } = parseQuery(words);
  marks = { ...marks, ...named };
  if (!query) return rows.map(({ id }) => id);
  const found = await Promise.all(
    rows.map(async (row) => ((await engine.holds(row, query)) ? row.id : null)),
  );
  return found.filter((id) => id !== null);
}

function matching({
  rows,
  words,
  marks: named,
}: SearchCalls['matching']['ask']): SearchCalls['matching']['answer'] {
  const { query } = parseQuery(words);
  marks = { ...marks, ...named };
  return rows.flatMap((row) => (query && matchArticle(query, { ...row, text: '' }, isMarked) ? row.id : []));
}

function isMarked(id: string, mark: keyof MarkedIds | 'unread'): boolean {
  return mark === 'unread' ? !marks.read?.includes(id) : (marks[mark]?.includes(id) ?? false);
}

function understand({ words }: SearchCalls['understand']['ask']): SearchCalls['understand']['answer'] {
  return parseQuery(words).parts;
}

function openArchive(manifest: Manifest, siteRoot: string): Archive {
  const load = async (file: string): Promise<ArrayBuffer> => {
    const response = await fetchFile(new URL(file, siteRoot)).catch(() => {
      throw new ArchiveError({ kind: 'offline' });
    });
    if (response.status === 404) throw new ArchiveError({ kind: 'missing' });
    if (!response.ok) throw new ArchiveError({ kind: 'server', status: response.status });
    return response.arrayBuffer();
  };
  const index = manifest.search ?? { hasText: false, tiers: [] };
  return { engine: openEngine({ manifest, index, load, isMarked }), searches: new Map() };
}
