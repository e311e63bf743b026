import type { CategoryPath } from '#contract/article.ts';
import type { Author } from '#contract/authors.ts';
import { categoryKey } from '#contract/list-index.ts';
import type { SiteFiles } from './site-files.ts';

type Gathered = { count: number; tops: Map<string, readonly string[]> };

/** Writes the authors, most articles first, and returns the file's name. */
export function writeAuthors(
  files: SiteFiles,
  articles: Iterable<{ author: string | null; categories: readonly CategoryPath[] }>,
): string {
  const authors = new Map<string, Gathered>();
  for (const article of articles) {
    if (article.author === null) continue;
    const author = authors.get(article.author) ?? { count: 0, tops: new Map() };
    authors.set(article.author, author);
    author.count++;
    const path = article.categories[0] ?? [];
    const known = author.tops.get(path[0] ?? '');
    author.tops.set(path[0] ?? '', known ? commonStart(known, path) : path);
  }
  const list = [...authors].map(([name, author]): Author => {
    const keys = [...author.tops.values()].map(categoryKey).sort();
    return { name, count: author.count, categories: keys.includes('') ? [''] : keys };
  });
  list.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  return files.addJson('authors', { authors: list });
}

function commonStart(a: readonly string[], b: readonly string[]): readonly string[] {
  const end = a.findIndex((name, index) => name !== b[index]);
  return end < 0 ? a : a.slice(0, end);
}
