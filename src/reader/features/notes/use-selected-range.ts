import { useEffect, useState } from 'react';
import { watchSelection } from '#reader/ui/watch-selection.ts';

/** A selection that is gone for less may only be on its way to a button. */
const patienceMs = 250;

/**
 * The part of an article's text that a person has selected, once the pointer has let go of it; `null` when there is none. It stays
 * for a moment after the selection is gone: on phones, a touch on a button takes the selection away first.
 */
export function useSelectedRange(body: HTMLElement | null): [Range | null, () => void] {
  const [range, setRange] = useState<Range | null>(null);
  useEffect(() => {
    if (!body) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = watchSelection((isPressed) => {
      clearTimeout(timer);
      const selected = rangeWithin(body);
      if (selected && !isPressed) setRange(selected);
      else timer = setTimeout(() => setRange(null), patienceMs);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [body]);
  return [range, () => setRange(null)];
}

/** What is selected of a body: a selection may begin before it and end after it. `null` for none. */
function rangeWithin(body: HTMLElement): Range | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const selected = selection.getRangeAt(0);
  if (!selected.intersectsNode(body) || isTyping()) return null;
  const range = new Range();
  range.selectNodeContents(body);
  if (range.compareBoundaryPoints(Range.START_TO_START, selected) < 0) {
    range.setStart(selected.startContainer, selected.startOffset);
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, selected) > 0) {
    range.setEnd(selected.endContainer, selected.endOffset);
  }
  return range.collapsed || range.toString().trim() === '' ? null : range;
}

function isTyping(): boolean {
  return document.activeElement?.matches('input, textarea, select') ?? false;
}
