import { type KeyboardEvent, useRef, useState } from 'react';
import { type Bar, barAt } from './bars.ts';
import { type Span, spanOf } from './calendar.ts';
import type { Draft } from './use-draft.ts';

/** Moves among the bars: arrows, Home and End, a year with Page Up and Down; with Shift they choose a range, Enter takes it. */
export function useChartKeys(options: {
  bars: readonly Bar[];
  range: Span | null;
  current: number | null;
  draft: Draft;
  onJump: (span: Span) => void;
  onRange: (range: Span | null) => void;
}): { active: number; onKeyDown: (event: KeyboardEvent) => void } {
  const { bars, range, current, draft, onJump, onRange } = options;
  // A day, not an index: the bars are others once a range is drawn near.
  const [day, setDay] = useState<number | null>(null);
  const anchor = useRef<Span | null>(null);
  const active = barAt(bars, day ?? current ?? Infinity);
  const bar = bars[active];

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!bar || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = bars[targetOf(event.key, bars, active)];
    if (to) {
      if (!draft.span) anchor.current = bar;
      setDay(to.last);
      draft.set(event.shiftKey && anchor.current ? spanOf(anchor.current, to) : null);
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (draft.span) draft.apply(draft.span);
      else onJump(bar);
    } else if (event.key === 'Escape' && (draft.span || range)) {
      if (draft.span) draft.set(null);
      else onRange(null);
    } else return;
    event.preventDefault();
  };
  return { active, onKeyDown };
}

/** The bar to which a key leads; -1 for a key that leads nowhere. */
function targetOf(key: string, bars: readonly Bar[], active: number): number {
  const day = bars[active]?.last ?? 0;
  const end = bars.length - 1;
  const targets = new Map([
    ['ArrowLeft', active - 1],
    ['ArrowRight', active + 1],
    ['Home', 0],
    ['End', end],
    // From the last day of a month or a year these meet the one before and after, whichever year has a 29 February.
    ['PageUp', barAt(bars, day - 366)],
    ['PageDown', barAt(bars, day + 365)],
  ]);
  const target = targets.get(key);
  return target === undefined ? -1 : Math.min(Math.max(target, 0), end);
}
