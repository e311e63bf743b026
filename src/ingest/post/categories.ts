import type { CategoryPath } from '#contract/article.ts';
import type { Problem } from '#ingest/problem.ts';
import { toName } from './plain-text.ts';
import { isNothing, type Value } from './yaml.ts';

/** Deeper trees and longer lists than people keep; what goes beyond is left out. */
const maxLevels = 12;
const maxPaths = 50;

/**
 * Reads the categories of a post: a name, a list that is one path (`- 编程`, `- ACM`, ` -  - 图灵奖`), or Hexo's list of lists,
 * which is several paths. Without any, the folders are the path.
 * @param file the post's path below the content folder.
 * @returns paths without empty or repeated names; `categories-missing` when the front matter names none.
 */
export function readCategories(
  value: Value | undefined,
  file: string,
): { categories: CategoryPath[]; problems: Problem[] } {
  const named = uniquePaths(pathsOf(value));
  if (named.length > 0) return { categories: named, problems: [] };
  const folders = file.split('/').slice(0, -1);
  const detail =
    folders.length > 0 ? 'the folders stand for them' : 'neither the front matter nor a folder names any';
  return { categories: uniquePaths([folders]), problems: [{ code: 'categories-missing', detail }] };
}

function pathsOf(value: Value | undefined): string[][] {
  if (value === undefined || typeof value === 'string' || !isList(value)) return [textsOf(value)];
  const isSeveral = value.some((item) => isList(item) && item.length > 1) || value.every(isList);
  // One-element lists among names are what ` -  - name` gives: the next level of the same path.
  return isSeveral ? value.slice(0, maxPaths).map(textsOf) : [textsOf(value)];
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** The names in a value, in order. A name with `: ` in it has become a map. */
function textsOf(value: Value | undefined): string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return isNothing(value) ? [] : [value];
  if (isList(value)) return value.slice(0, maxLevels * 2).flatMap(textsOf);
  return [...value].map(([key, item]) => [key, ...textsOf(item)].filter(Boolean).join(': '));
}

function uniquePaths(paths: readonly (readonly string[])[]): CategoryPath[] {
  const unique = new Map<string, CategoryPath>();
  for (const names of paths) {
    const path = toPath(names);
    if (path.length > 0) unique.set(path.join('\n'), path);
  }
  return [...unique.values()];
}

function toPath(names: readonly string[]): CategoryPath {
  const path = [...new Set(names.map(toName))].filter((name) => name !== '');
  const [category, source] = path;
  // The archive's older posts: `- 新媒体`, `- 币世界 - 快讯`.
  const channel = path.length === 2 && source !== undefined ? source.indexOf(' - ') : -1;
  if (channel < 0 || category === undefined || source === undefined) return path.slice(0, maxLevels);
  return toPath([category, source.slice(0, channel), source.slice(channel + 3)]);
}
