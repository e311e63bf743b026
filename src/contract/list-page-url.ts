import { categoryHash } from './category-hash.ts';

/**
 * The address of the page that shows a category's newest articles, below the site; the site's own for an empty path:
 * `listPagePath(['新媒体'])` -> `"c/1f6c…/"`. The reader shows the same list at its view's address.
 */
export function listPagePath(category: readonly string[]): string {
  return category.length === 0 ? '' : `c/${categoryHash(category)}/`;
}

/** Says whether a path below the site has the form of a category's page. */
export function isListPagePath(path: string): boolean {
  return /^c\/[0-9a-f]{16}\/?$/.test(path);
}
