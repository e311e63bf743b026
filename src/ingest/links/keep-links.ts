import type { Article, PackEntry } from '#contract/article.ts';
import { fingerprintOf } from '#ingest/fingerprint.ts';
import type { FormerArchive } from './former-archive.ts';

/** What is at an address that no post of this build gives. */
export type KeptLink = Exclude<PackEntry, Article>;

/** What is at the addresses that no article of this build has, by id, and how many addresses came or lost their article just now. */
export type KeptLinks = {
  kept: ReadonlyMap<string, KeptLink>;
  changes: { added: number; removed: number; moved: number };
};

/** An article of this build, as far as it can be known again. */
export type Known = { id: string; title: string; date: number | null; link: string | null };

/** The articles of this build, and how to find the one that a former article has become. */
export type Present = {
  has: (id: string) => boolean;
  /** The id of the article with this fingerprint. */
  withFingerprint: (fingerprint: string) => string | null;
  /** Ids of all articles. */
  ids: () => Iterable<string>;
  /** The articles whose ids are wanted; gone through once, and only when the former archive lost some. */
  all: (isWanted: (id: string) => boolean) => Iterable<Known>;
};

/**
 * Keeps every address that an archive ever had. An article that is gone is looked for among those of this build: the same text under
 * another path, else a new one with the same original address, or with the same title and date. Found, its address leads there;
 * else a tombstone stays. Addresses that led on, and tombstones, stay until a post brings their article back.
 * @param former `null` for the first build of a site.
 */
export async function keepLinks(former: FormerArchive | null, present: Present): Promise<KeptLinks> {
  const kept = new Map<string, KeptLink>();
  const changes = { added: 0, removed: 0, moved: 0 };
  if (former === null) return { kept, changes };
  const gone: string[] = [];
  const stones: string[] = [];
  const files = await former.addresses();
  for (const { articles, moved, removed } of files) {
    gone.push(...articles.filter((id) => !present.has(id)));
    for (const [id, to] of moved) if (!present.has(id)) kept.set(id, { kind: 'moved', id, to });
    stones.push(...removed.filter((id) => !present.has(id)));
  }
  for await (const entry of former.entries(stones)) if (entry.kind === 'removed') kept.set(entry.id, entry);
  const formerIds = new Set(files.flatMap(({ articles }) => articles));
  if (gone.length > 0) {
    const find = openSearch(present, formerIds);
    for await (const entry of former.entries(gone)) {
      if (entry.kind !== 'article') continue;
      const link = linkOf(entry, find(entry));
      kept.set(entry.id, link);
      changes[link.kind]++;
    }
  }
  for (const id of present.ids()) if (!formerIds.has(id)) changes.added++;
  return { kept: withoutDetours(kept, present), changes };
}

function linkOf({ id, title, date, categories, author }: Article, to: string | null): KeptLink {
  return to === null ? { kind: 'removed', id, title, date, categories, author } : { kind: 'moved', id, to };
}

/** Finds what an article has become. Only articles that are new can be known by less than their whole text. */
function openSearch(present: Present, formerIds: ReadonlySet<string>): (article: Article) => string | null {
  const byLink = new Map<string, string | null>();
  const byTitle = new Map<string, string | null>();
  for (const { id, title, date, link } of present.all((id) => !formerIds.has(id))) {
    if (link !== null) addUnique(byLink, link, id);
    if (date !== null) addUnique(byTitle, `${date} ${title}`, id);
  }
  return (article) =>
    present.withFingerprint(fingerprintOf(article)) ??
    (article.link === null ? null : byLink.get(article.link)) ??
    byTitle.get(`${article.date} ${article.title}`) ??
    null;
}

/** `null` for a key that several have: it tells nothing. */
function addUnique(ids: Map<string, string | null>, key: string, id: string): void {
  ids.set(key, ids.has(key) ? null : id);
}

/** An address leads straight to where the article is now, however often it moved. */
function withoutDetours(kept: Map<string, KeptLink>, present: Present): Map<string, KeptLink> {
  for (const [id, link] of kept) {
    if (link.kind !== 'moved') continue;
    const seen = new Set([id]);
    let { to } = link;
    while (!present.has(to) && !seen.has(to)) {
      seen.add(to);
      const next = kept.get(to);
      if (next?.kind !== 'moved') break;
      to = next.to;
    }
    if (to !== link.to) kept.set(id, { ...link, to });
  }
  return kept;
}
