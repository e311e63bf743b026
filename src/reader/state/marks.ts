import { useSyncExternalStore } from 'react';
import { whenIdle } from '#reader/ui/when-idle.ts';
import {
  type Mark,
  type MarkCounts,
  type MarkFields,
  markCounts,
  markNames,
  markOf,
  notesOf,
  watchMarks,
} from './mark-snapshot.ts';
import type { Note } from './stored-notes.ts';

export { knowRow, type Mark, type MarkCounts } from './mark-snapshot.ts';

type Keeper = typeof import('./mark-keeper.ts');

const idleTimeoutMs = 2000;
let keeper: Promise<Keeper> | null = null;
let isAwaited = false;

/** What a person has noted of an article. Nothing, until the stored marks have been read: a list does not wait for them. */
export function useMark(id: string): Mark {
  return useSyncExternalStore(watch, () => markOf(id));
}

/** The notes of an article, in the order in which they were made. */
export function useNotes(article: string): readonly Note[] {
  return useSyncExternalStore(watch, () => notesOf(article));
}

/** How many articles are kept for each mark, and for notes. */
export function useMarkCounts(): MarkCounts {
  return useSyncExternalStore(watch, markCounts);
}

/**
 * Sets or takes away marks of articles: `true` means now. The page shows it at once; the promise ends when it is stored, or known
 * that it cannot be. Each call is one entry of the journal that `undoMarks` goes back through.
 * @param options.isQuiet nobody asked for it: no words are made about it.
 */
export async function changeMark(
  ids: readonly string[],
  change: Partial<Record<keyof Mark, boolean>>,
  { isQuiet = false }: { isQuiet?: boolean } = {},
): Promise<void> {
  const { change: keep } = await loadKeeper();
  const now = Date.now();
  const fields: MarkFields = {};
  for (const name of markNames) {
    const isSet = change[name];
    if (isSet !== undefined) fields[name] = isSet ? now : null;
  }
  await keep(ids, fields, { isQuiet });
}

/**
 * Takes back the newest change of this session, in whichever tab it was made: what a person did last is what they want undone.
 * @returns whether there was one.
 */
export async function undoMarks(): Promise<boolean> {
  return (await loadKeeper()).undo();
}

/** The part that stores marks, with all stored marks read. Costs nothing before it is called. @throws when its code cannot be had. */
export function loadKeeper(): Promise<Keeper> {
  keeper ??= openKeeper();
  return keeper;
}

async function openKeeper(): Promise<Keeper> {
  try {
    const loaded = await import('./mark-keeper.ts');
    await loaded.open();
    return loaded;
  } catch (error) {
    // Without a network now: the next one who asks tries again.
    keeper = null;
    throw error;
  }
}

function watch(listener: () => void): () => void {
  loadWhenIdle();
  return watchMarks(listener);
}

function loadWhenIdle(): void {
  if (isAwaited) return;
  isAwaited = true;
  whenIdle(() => void loadKeeper().catch(() => {}), idleTimeoutMs);
}
