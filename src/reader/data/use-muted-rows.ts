import { useEffect, useMemo, useState } from 'react';
import type { Row } from '#contract/row.ts';
import { printView, type View } from '#contract/view.ts';
import { useMutes } from '#reader/state/mutes.ts';
import { type Folds, noFolds } from './folds.ts';
import { keptMark } from './kept-rows.ts';
import type { ViewRows } from './use-view.ts';

/** The rows of a view without those that are muted: these are folded away, and `rowAt` has none for them. */
export type ShownRows = ViewRows & {
  folds: Folds;
  /** A row of the archive as this list shows it, `null` when it does not. */
  asShown: (row: Row) => Row | null;
  /** Names what is left out. */
  muteKey: string;
  /** Whether something is muted that a list may leave out, and whether this one shows it all the same. */
  muting: 'none' | 'on' | 'off';
  setMuting: (isOn: boolean) => void;
};

let rules: typeof import('./muting.ts') | null = null;

/** Fetches what mutes are applied with. Who does so before there are any sees their rows go at once. */
export async function loadMuting(): Promise<void> {
  rules ??= await import('./muting.ts');
}

/**
 * Leaves what is muted out of the rows of a view; not out of those that the reader keeps. Until it is known what that is, rows
 * count as on their way.
 * @param visit names the visit to the list: it may show all, as long as it lasts.
 */
export function useMutedRows(rows: ViewRows, view: View, visit: string): ShownRows {
  const mutes = useMutes();
  const [allIn, setAllIn] = useState<string | null>(null);
  const [isLoaded, setLoaded] = useState(false);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const isMutable = mutes.length > 0 && keptMark(view) === null;
  const isOn = isMutable && allIn !== visit;
  useEffect(() => {
    if (!isOn || rules) return;
    const load = async (): Promise<void> => {
      // Without the rules a list that shows all is better than none.
      await loadMuting().catch(() => setAllIn(visit));
      setLoaded(true);
    };
    void load();
  }, [isOn, visit]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is folded away belongs to the positions of one list.
  const muting = useMemo(
    () => (isOn && rules ? rules.openMuting(mutes, view) : null),
    [isOn, isLoaded, mutes, printView(view), visit, rows.archive],
  );
  const { rowAt, show, length } = rows;
  const shown = useMemo(() => {
    if (!isOn) return { rowAt, folds: noFolds, asShown };
    return {
      folds: muting?.look(rowAt, { ...range, length }) ?? noFolds,
      asShown: muting?.asShown ?? asShown,
      rowAt(position: number) {
        const row = rowAt(position);
        return (row && muting?.asShown(row)) ?? undefined;
      },
    };
  }, [isOn, muting, rowAt, range, length]);
  const showAndLook = useMemo(() => {
    return (first: number, last: number): void => {
      setRange((before) => (before.first === first && before.last === last ? before : { first, last }));
      show(first, last);
    };
  }, [show]);
  return {
    ...rows,
    ...shown,
    show: showAndLook,
    muteKey: muting ? JSON.stringify(mutes) : '',
    muting: isMutable ? (isOn ? 'on' : 'off') : 'none',
    setMuting: (isWanted) => setAllIn(isWanted ? null : visit),
  };
}

const asShown = (row: Row): Row => row;
