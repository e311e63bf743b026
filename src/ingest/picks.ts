import { articlePath } from '#contract/article-url.ts';
import { hash32 } from '#contract/hash.ts';
import { mostPicks, type Picks } from '#contract/picks.ts';
import type { Articles } from './articles.ts';
import { openColumn } from './columns.ts';
import type { ArticleFacts } from './post-record.ts';

/** Links of one article that count; lists of links by machines say nothing of what they name. */
const mostLinks = 20;

/**
 * Which addresses a body links to, as numbers that are the same for addresses which lead to the same page: each once, the first twenty.
 * @param html the pieces of a cleaned body.
 */
export function linkKeysOf(html: readonly string[]): number[] {
  const keys = new Set<number>();
  for (const piece of html) {
    for (const [, href = ''] of piece.matchAll(/<a [^>]*?href="(https?:[^"]*)"/g)) {
      if (keys.size === mostLinks) return [...keys];
      keys.add(linkKey(href.replaceAll('&amp;', '&')));
    }
  }
  return [...keys];
}

/** Scheme, `www.`, a slash at the end and the place in the page make no other page. */
function linkKey(address: string): number {
  return hash32(address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/?(#.*)?$/s, ''));
}

/** Gathers which articles stand out while posts come in: 8 bytes an article, 4 a link. */
export function openPicks() {
  const starred: number[] = [];
  const own = openColumn(Uint32Array);
  const from = openColumn(Uint32Array);
  const to = openColumn(Uint32Array);
  return {
    /** Takes the article of a number; they come in their order. */
    add(number: number, { isStarred, link, links }: ArticleFacts): void {
      if (isStarred) starred.push(number);
      own.push(link === null ? 0 : linkKey(link));
      for (const key of links) {
        from.push(number);
        to.push(key);
      }
    },
    /** @param address the site's, where it is known: links to its own articles count too. */
    finish(articles: Articles, address: string | null): Picks {
      const numbers = new Map<number, number>();
      for (let number = 0; number < articles.length(); number++) {
        if (own.at(number) !== 0) numbers.set(own.at(number), number);
        if (address !== null) numbers.set(linkKey(address + articlePath(articles.id(number))), number);
      }
      const counts = new Map<number, number>();
      to.values().forEach((key, index) => {
        const number = numbers.get(key);
        if (number === undefined || number === from.at(index)) return;
        counts.set(number, (counts.get(number) ?? 0) + 1);
      });
      const newest = (a: number, b: number): number =>
        (articles.date(b) ?? -Infinity) - (articles.date(a) ?? -Infinity) ||
        (articles.id(a) < articles.id(b) ? -1 : 1);
      const idsOf = (sorted: number[]): string[] => sorted.slice(0, mostPicks).map(articles.id);
      const linked = [...counts].sort(([a, m], [b, n]) => n - m || newest(a, b)).map(([number]) => number);
      return { starred: idsOf(starred.sort(newest)), linked: idsOf(linked) };
    },
  };
}
