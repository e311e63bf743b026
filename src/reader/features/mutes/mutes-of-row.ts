import { categoryFromKey, categoryKey } from '#contract/list-index.ts';
import type { Row } from '#contract/row.ts';
import { type Mute, readMutes } from '#reader/state/mute.ts';

/** What can be muted about a row: its source, the narrower ones below that, and its author when that is somebody else. */
export function mutesOfRow({ categories: [path = []], author }: Pick<Row, 'categories' | 'author'>): Mute[] {
  // The first level is a field of interest; who has no other level means that one.
  const first = Math.min(2, path.length);
  const sources = path
    .slice(first - 1)
    .map((_, index): Mute => ({ kind: 'source', value: categoryKey(path.slice(0, first + index)) }));
  const authors: Mute[] = author === null || path.includes(author) ? [] : [{ kind: 'author', value: author }];
  // What is too long to be remembered cannot be muted.
  return [...readMutes([...sources, ...authors])];
}

/** What people call it: a source by its own name, without the categories around it. */
export function nameOfMute({ kind, value }: Mute): string {
  return kind === 'source' ? (categoryFromKey(value).at(-1) ?? value) : value;
}
