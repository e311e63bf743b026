import type { Article, CategoryPath } from '#contract/article.ts';
import { categoryKey } from '#contract/list-index.ts';
import { sha256 } from './archive/content-hash.ts';

/**
 * Knows exact copies: posts with the same title, date and cleaned text in several folders are one article that stands in all
 * their categories. The first one in the order of paths gives the address; the others lead to it.
 */
export function openCopies() {
  const originals = new Map<string, string>();
  const places = new Map<string, CategoryPath[]>();
  return {
    /** The id of the article that this one repeats, `null` for the first of its kind. */
    originalOf(article: Article): string | null {
      const key = fingerprint(article);
      const original = originals.get(key);
      if (original === undefined) {
        originals.set(key, article.id);
        return null;
      }
      places.set(original, [...(places.get(original) ?? []), ...article.categories]);
      return original;
    },
    /** All categories of an article: its own, then those of its copies. */
    placesOf(article: { id: string; categories: readonly CategoryPath[] }): CategoryPath[] {
      const paths = [...article.categories, ...(places.get(article.id) ?? [])];
      return [...new Map(paths.map((path) => [categoryKey(path), path])).values()];
    },
  };
}

function fingerprint({ title, date, html, cover }: Article): string {
  // Without a text it is the picture that tells articles apart.
  const body = html.length === 0 ? (cover?.src ?? null) : html;
  return Buffer.from(sha256(JSON.stringify([title, date, body])))
    .toString('base64')
    .slice(0, 22);
}
