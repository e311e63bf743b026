import { articlePath } from '#contract/article-url.ts';
import { openAbout } from './about/open-about.ts';
import type { Spills } from './archive/spills.ts';
import { takeId } from './article-ids.ts';
import { type Articles, openArticles } from './articles.ts';
import type { BuildCache } from './cache/build-cache.ts';
import { openPicks } from './picks.ts';
import type { ArticleFacts, PostRecord } from './post-record.ts';
import type { Problem } from './problem.ts';
import type { ReadPost } from './read-posts.ts';
import type { ReportRow } from './report.ts';

/** An exact copy of an article: its address leads there. */
export type Copy = { id: string; to: number; record: number };

/** All that a build knows once it has seen every post. */
export type Gathered = {
  articles: Articles;
  copies: ReadonlyMap<string, Copy>;
  /** Hosts of pictures, with counts. */
  hosts: ReadonlyMap<string, number>;
  /** Pictures of the site that articles show, as paths below it. */
  media: ReadonlySet<string>;
  /** Files of the mirror that articles name. */
  mirror: ReadonlySet<string>;
  picks: ReturnType<typeof openPicks>;
  about: ReturnType<typeof openAbout>;
  /** Files that could not be read, with the reason; they have no record. */
  unreadable: readonly string[];
  posts: number;
  /** Posts that had to be made, and those that were as the cache knew them. */
  made: number;
  kept: number;
  /** Of these, how many have files that look different all the same. */
  touched: number;
  problems: ReadonlyMap<string, number>;
};

/**
 * Takes posts in the order of their paths, and decides what depends on several of them: who has an id, and which ones are exact copies
 * (the same title, date, author, link and cleaned text in several folders are one article that stands in all their categories; the first gives the address).
 */
export function openGathering(options: {
  cache: BuildCache;
  spills: Spills;
  base: string;
  onPost: ((row: ReportRow) => void) | null;
}) {
  const { cache, spills, base, onPost } = options;
  const articles = openArticles();
  const copies = new Map<string, Copy>();
  const hosts = new Map<string, number>();
  const media = new Set<string>();
  const mirror = new Set<string>();
  const picks = openPicks();
  const about = openAbout();
  const unreadable: string[] = [];
  const problems = new Map<string, number>();
  let posts = 0;
  let made = 0;
  let kept = 0;
  let touched = 0;

  const ownerOf = (id: string): string | null => {
    const number = articles.withId(id);
    const record = number >= 0 ? articles.record(number) : copies.get(id)?.record;
    return record === undefined ? null : cache.recordAt(record).file;
  };

  const keep = (post: ReadPost) => {
    if (post.kind === 'made') return cache.add(post.record, post.row);
    return cache.addAgain(post);
  };

  const takeArticle = (post: ReadPost, facts: ArticleFacts): { id: string; problems: Problem[] } => {
    const { file } = post.record;
    const taken = takeId(facts.id, file, ownerOf);
    const own = taken.problem ? [...post.record.problems, taken.problem] : [...post.record.problems];
    const at = keep(post);
    const original = articles.withFingerprint(facts.fingerprint);
    for (const use of post.record.media) if (use.src !== null) media.add(use.src);
    if (original >= 0) {
      copies.set(taken.id, { id: taken.id, to: original, record: at.record });
      articles.addCategories(original, facts.categories);
      const id = articles.id(original);
      const detail = `the same as ${id}, ${cache.recordAt(articles.record(original)).file}`;
      return { id, problems: [...own, { code: 'copy-of', detail }] };
    }
    for (const file of facts.mirror) mirror.add(file);
    picks.add(articles.add(facts, taken.id, { ...at, isNew: post.kind === 'made' }), facts);
    if (post.kind === 'made') spills.add(articles.idHash(articles.length() - 1), taken.id, post.entry);
    for (const [host, count] of facts.hosts) hosts.set(host, (hosts.get(host) ?? 0) + count);
    return { id: taken.id, problems: own };
  };

  return {
    add(post: ReadPost): void {
      const { record } = post;
      posts++;
      const taken = record.article
        ? takeArticle(post, record.article)
        : { id: null, problems: record.problems };
      if (!record.article) unreadable.push(`${record.file}: ${record.problems[0]?.detail}`);
      else if (post.kind === 'made') made++;
      else kept++;
      if (post.kind === 'kept' && post.line === null) touched++;
      for (const { code } of taken.problems) problems.set(code, (problems.get(code) ?? 0) + 1);
      about.add({ ...headOf(record), id: taken.id, problems: taken.problems });
      onPost?.(reportRow(record, taken, base));
    },
    finish: (): Gathered => ({
      articles,
      copies,
      hosts,
      media,
      mirror,
      picks,
      about,
      unreadable,
      posts,
      made,
      kept,
      touched,
      problems,
    }),
  };
}

function headOf({ file, article }: PostRecord) {
  const { title = null, date = null, categories = [] } = article ?? {};
  return { file, title, date, categories };
}

function reportRow(
  record: PostRecord,
  { id, problems }: { id: string | null; problems: readonly Problem[] },
  base: string,
): ReportRow {
  const { date, categories, ...head } = headOf(record);
  return {
    ...head,
    id,
    url: id === null ? null : base + articlePath(id),
    date: date === null ? null : new Date(date * 1000).toISOString(),
    categories: categories[0] ?? [],
    places: categories,
    author: record.article?.author ?? null,
    problems,
  };
}
