import { useState } from 'react';
import type { Counts } from '#contract/counts-over-time.ts';
import type { Span } from './calendar.ts';

/** A range that is being chosen and is not yet the view's. */
export type Draft = {
  span: Span | null;
  set: (span: Span | null) => void;
  /** Makes a span the view's range; one that holds every article is none. */
  apply: (span: Span) => void;
};

export function useDraft(options: {
  days: Counts;
  range: Span | null;
  onRange: (range: Span | null) => void;
}): Draft {
  const { days, range, onRange } = options;
  // It holds until the view has another range: between the two nothing flickers.
  const [draft, setDraft] = useState<{ span: Span | null; over: Span | null }>({ span: null, over: null });
  const set = (span: Span | null): void => setDraft({ span, over: range });
  return {
    span: draft.over === range ? draft.span : null,
    set,
    apply(span) {
      const holdsAll = [...days.keys()].every((day) => day >= span.first && day <= span.last);
      set(holdsAll ? null : span);
      onRange(holdsAll ? null : span);
    },
  };
}
