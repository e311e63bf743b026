import {
  haveNearTexts,
  isComparable,
  type NearCopyLimits,
  nearCopyLimits,
  type SignatureTable,
} from './near.ts';
import { signatureLength, signatureWord } from './signature.ts';

/** An article is compared with so many stories of its title at most, the latest ones: a title of more stories, such as 无题, names none. */
export const mostLeaders = 100;

const secondsPerDay = 86_400;

/** Keys and article numbers are sorted as one number, which must stay exact. */
const mostArticles = 2 ** 21;

/**
 * Finds the same story in several sources. Takes the columns of all articles in canonical order; gives the groups of two articles and more
 * as article numbers, the leader first: the earliest, because the source that wrote a story tends to be the first with it, then the one
 * that is first in canonical order; an article without a date comes last. The others follow in the same order, and
 * the groups stand in the order of their leaders.
 *
 * Articles of one title are taken from the earliest to the latest. Each joins the first leader near enough to it, or becomes
 * one. Only leaders are compared with, so that a chain of small edits does not drift from its start. What an article joins depends on
 * the articles alone, never on how they were read.
 */
export function groupNearCopies(table: SignatureTable, limits: NearCopyLimits = nearCopyLimits): number[][] {
  const groups: number[][] = [];
  for (const sameTitle of articlesOfOneTitle(table)) {
    groups.push(...storiesOf(sameTitle, table, limits).filter((story) => story.length > 1));
  }
  return groups.sort(([one = 0], [other = 0]) => one - other);
}

/** Article numbers that share a title's key, for each key that several have. */
function* articlesOfOneTitle(table: SignatureTable): Generator<number[]> {
  const sorted = sortByTitle(table);
  let start = 0;
  for (let end = 1; end <= sorted.length; end++) {
    if (end < sorted.length && keyOf(sorted[end]) === keyOf(sorted[start])) continue;
    if (end - start > 1) yield Array.from(sorted.subarray(start, end), (entry) => entry % mostArticles);
    start = end;
  }
}

/** The comparable articles as key and number in one, sorted: eight bytes an article, and no function called to compare. */
function sortByTitle(table: SignatureTable): Float64Array {
  const count = table.dates.length;
  if (count > mostArticles) throw new RangeError(`near copies of ${count} articles: at most ${mostArticles}`);
  const entries = new Float64Array(count);
  let comparable = 0;
  for (let article = 0; article < count; article++) {
    if (!isComparable(table, article)) continue;
    const key = table.signatures[article * signatureLength + signatureWord.title] ?? 0;
    entries[comparable++] = key * mostArticles + article;
  }
  return entries.subarray(0, comparable).sort();
}

function keyOf(entry = 0): number {
  return Math.floor(entry / mostArticles);
}

/** Splits articles of one title into stories, each with its leader first. */
function storiesOf(articles: number[], table: SignatureTable, limits: NearCopyLimits): number[][] {
  const stories: number[][] = [];
  // Dates only grow: a story too old for one article is too old for all dated ones that follow.
  let oldest = 0;
  for (const article of sortByDate(articles, table.dates)) {
    const earliest = dateOf(article, table) - limits.days * secondsPerDay;
    while (oldest < stories.length && leaderDate(stories[oldest], table) < earliest) oldest++;
    // Without a date an article may belong to any of them.
    const inTime = Number.isNaN(earliest) ? 0 : oldest;
    const near = firstNear(stories, Math.max(inTime, stories.length - mostLeaders), (leader) =>
      haveNearTexts(table, leader, article, limits),
    );
    if (near) near.push(article);
    else stories.push([article]);
  }
  return stories;
}

function firstNear(
  stories: readonly number[][],
  from: number,
  isNear: (leader: number) => boolean,
): number[] | undefined {
  for (let index = from; index < stories.length; index++) {
    const story = stories[index];
    if (story?.[0] !== undefined && isNear(story[0])) return story;
  }
  return undefined;
}

/** The earliest first, those without a date last, else in the order given, which is canonical. */
function sortByDate(articles: number[], dates: Float64Array): number[] {
  const order = (article: number): number => {
    const date = dates[article] ?? Number.NaN;
    return Number.isNaN(date) ? Number.MAX_VALUE : date;
  };
  return articles.sort((one, other) => order(one) - order(other));
}

function leaderDate(story: readonly number[] | undefined, table: SignatureTable): number {
  return dateOf(story?.[0] ?? -1, table);
}

function dateOf(article: number, { dates }: SignatureTable): number {
  return dates[article] ?? Number.NaN;
}
