import type { Entry } from './entries.ts';
import { readLooseList, readLooseText } from './loose-values.ts';
import type { Value } from './yaml.ts';

const listKeys = new Set(['categories', 'category']);
/** Keys whose values are words of people, so that what YAML takes for a comment or an anchor is part of them. */
const textKeys = new Set(['title', 'author', ...listKeys]);

/** Says whether the values of a key, in lower case, are words of people. */
export function isTextKey(key: string): boolean {
  return textKeys.has(key);
}

/** A quick look, so that sound front matters are not read twice: comments, anchors, tags, and titles that are no text. */
export function mayBeMisread(source: string, title: Value | undefined): boolean {
  return (title !== undefined && typeof title !== 'string') || /(?:^|[ \t])#|[:-][ \t]+[&!]/m.test(source);
}

/**
 * Finds what a person reads where YAML, though valid, says something else: `title: # 1` is a comment to YAML, `title: [a]` a list.
 * @param entry of a text key.
 * @param value what YAML makes of it.
 * @returns the text or names that were meant; `null` when YAML is right.
 */
export function findMisread(entry: Entry, value: Value | undefined): Value | null {
  const key = entry.key.toLowerCase();
  if (listKeys.has(key) && (entry.value === '' || entry.value.startsWith('#'))) {
    return entry.more.some((line) => /^[ \t-]*- +[#&!]/.test(line)) ? readLooseList(entry) : null;
  }
  if (isStructured(entry)) return typeof value === 'string' || key !== 'title' ? null : readLooseText(entry);
  const text = readLooseText(entry);
  const isSame = typeof value === 'string' && value.replace(/\s+/g, ' ') === text.replace(/\s+/g, ' ');
  return text === '' || isSame ? null : text;
}

/** Quoted, block and flow values: YAML knows best what they are, unless a title should be one. */
function isStructured(entry: Entry): boolean {
  return /^(?:["']|[|>][-+0-9]*(?:$| +#)|[[{]|$)/.test(entry.value);
}
