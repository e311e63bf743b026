import type { Article, CategoryPath } from '#contract/article.ts';
import { categoryKey } from '#contract/list-index.ts';
import { sha256 } from './archive/content-hash.ts';

/** The first article of its kind, and the post's file. */
export type Original = { id: string; file: string };

/**
 * Knows exact copies: posts with the same title, date, author, link and cleaned text in several folders are one article
 * that stands in all their categories. The first one in the order of paths gives the address; the others lead to it.
 */
export function openCopies() {
  const originals = new Map<string, Original>();
  const places = new Map<string, CategoryPath[]>();
  return {
    /** The article that the one of this file repeats, `null` for the first of its kind. */
    originalOf(article: Article, file: string): Original | null {
      const key = fingerprint(article);
      const original = originals.get(key);
      if (original === undefined) {
        originals.set(key, { id: article.id, file });
        return null;
      }
      places.set(original.id, [...(places.get(original.id) ?? []), ...article.categories]);
      return original;
    },
    /** All categories of an article: its own, then those of its copies. */
    placesOf(article: { id: string; categories: readonly CategoryPath[] }): CategoryPath[] {
      const paths = [...article.categories, ...(places.get(article.id) ?? [])];
      return [...new Map(paths.map((path) => [categoryKey(path), path])).values()];
    },
  };
}

function fingerprint({ title, date, author, link, html, cover }: Article): string {
  // Without a text it is the picture that tells articles apart.
  const body = html.length === 0 ? (cover?.src ?? null) : html;
  return Buffer.from(sha256(JSON.stringify([title, date, author, link, body])))
    .toString('base64')
    .slice(0, 22);
}
