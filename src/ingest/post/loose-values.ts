import type { Entry } from './entries.ts';
import { readBrokenQuotes } from './quotes.ts';

/** Items of a list that nobody reads to the end. */
const maxItems = 200;

/**
 * Reads an entry's value as one text, whatever YAML makes of it: its lines joined by spaces, quotes around it taken off.
 * @param options.dropComment whether ` # …` ends the value, as in YAML; not in a title.
 */
export function readLooseText(entry: Entry, options?: { dropComment: boolean }): string {
  const first = /^[|>][-+0-9]*$/.test(entry.value) ? '' : entry.value;
  const text = [first, ...entry.more.map((line) => line.trim())].filter((line) => line !== '').join(' ');
  const comment = options?.dropComment ? text.search(/\s#/) : -1;
  return readBrokenQuotes(comment < 0 ? text : text.slice(0, comment).trimEnd());
}

/** Reads an entry's value as a list, in lines that begin with `-` (` -  - name` too) or between brackets. */
export function readLooseList(entry: Entry): string[] {
  if (entry.value.startsWith('[')) return readBracketList(readLooseText(entry));
  const items: string[] = [];
  for (const line of entry.more.slice(0, maxItems)) {
    const text = line.trim();
    const bullets = /^-[ \t-]*(?:[ \t]|$)/.exec(text)?.[0];
    if (bullets !== undefined) items.push(text.slice(bullets.length));
    else if (text !== '') items.push([items.pop(), text].filter(Boolean).join(' '));
  }
  return items.map(readBrokenQuotes);
}

function readBracketList(text: string): string[] {
  const items = text.replace(/^\[|\]$/g, '').split(/[,，]/, maxItems);
  return items.map((item) => readBrokenQuotes(item.trim()));
}
