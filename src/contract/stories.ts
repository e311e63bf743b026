import type { NearCopy, Row } from './row.ts';

/**
 * A row stands for a story: an article, and the near copies that have no row beside it. Which of them leads it depends on what is
 * shown: the leader of a list may stand outside a category that another one is in.
 */
type Story = NearCopy & { others: readonly NearCopy[] };

/** Says whether a view holds an article, by its categories and its author. */
export type Holds = (article: NearCopy) => boolean;

/**
 * A row as a view shows it: led by the first of its articles that the view holds, with the others beside it. Its title, summary
 * and picture stay, and so does its place in the list. `null` when the view holds none of them.
 */
export function rowIn(row: Row, holds: Holds): Row | null {
  if (row.others.length === 0) return holds(row) ? row : null;
  const leader = membersOf(row).filter(holds).sort(compareLeaders)[0];
  return leader ? ledBy(row, leader) : null;
}

/** Whether an article is one of a story's. */
export function isOfStory(story: Story, id: string): boolean {
  return story.id === id || story.others.some((other) => other.id === id);
}

/** The earliest leads, one without a date last; then the smaller id. Part of the archive format: ingest chooses in the same way. */
export function compareLeaders(a: NearCopy, b: NearCopy): number {
  if (a.date !== b.date) return (a.date ?? Infinity) - (b.date ?? Infinity);
  return a.id < b.id ? -1 : 1;
}

function ledBy(row: Row, leader: NearCopy): Row {
  if (leader.id === row.id) return row;
  return { ...row, ...leader, others: membersOf(row).filter(({ id }) => id !== leader.id) };
}

function membersOf({ id, date, categories, author, others }: Story): NearCopy[] {
  return [{ id, date, categories, author }, ...others];
}
