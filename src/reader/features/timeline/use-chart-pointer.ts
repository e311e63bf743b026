import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from 'react';
import type { Bar } from './bars.ts';
import { type Span, spanOf } from './calendar.ts';
import type { Draft } from './use-draft.ts';

/** A pointer that moved less than this was meant as a tap. */
const tapPixels = 6;
/** How far beside the end of a range it can be taken hold of: a finger covers more than an arrow. */
const mouseReach = 8;
const fingerReach = 22;

/** Mouse, finger and pen: hovering names a bar, a tap jumps to it, a drag chooses a range or moves the end of the chosen one. */
export function useChartPointer(options: {
  /** Its children are the bars. */
  plot: RefObject<HTMLElement | null>;
  bars: readonly Bar[];
  range: Span | null;
  draft: Draft;
  onJump: (span: Span) => void;
}) {
  const { plot, bars, range, draft, onJump } = options;
  const [hovered, setHovered] = useState<number | null>(null);
  const press = useRef({ isDown: false, isDrag: false, x: 0, anchor: { first: 0, last: 0 } });

  const drawn = (): Element[] => [...(plot.current?.children ?? [])];
  const indexAt = (x: number): number => {
    const index = drawn().findIndex((bar) => bar.getBoundingClientRect().right > x);
    return index < 0 ? bars.length - 1 : index;
  };

  /** What stays when a press at `x` becomes a drag: the bar there, or the other end of a range that is held by one end. */
  const anchorAt = (x: number, reach: number): Span => {
    const edge = (name: string) => plot.current?.querySelector(`[data-${name}]`)?.getBoundingClientRect();
    const toStart = Math.abs(x - (edge('start')?.left ?? Infinity));
    const toEnd = Math.abs(x - (edge('end')?.right ?? Infinity));
    const fixed = toStart < toEnd ? range?.last : range?.first;
    const isHeld = Math.min(toStart, toEnd) <= reach && fixed !== undefined && Number.isFinite(fixed);
    return isHeld ? { first: fixed, last: fixed } : (bars[indexAt(x)] ?? { first: 0, last: 0 });
  };

  const handlers = {
    onPointerDown({ button, isPrimary, pointerType, clientX: x }: PointerEvent) {
      if (button !== 0 || !isPrimary) return;
      const anchor = anchorAt(x, pointerType === 'mouse' ? mouseReach : fingerReach);
      press.current = { isDown: true, isDrag: false, x, anchor };
    },
    onPointerMove(event: PointerEvent) {
      const index = indexAt(event.clientX);
      const bar = bars[index];
      setHovered(index);
      // Released where nobody told us.
      if (event.buttons === 0) press.current.isDown = false;
      const { isDown, isDrag, x, anchor } = press.current;
      if (!isDown || !bar || (!isDrag && Math.abs(event.clientX - x) < tapPixels)) return;
      if (!isDrag) event.currentTarget.setPointerCapture(event.pointerId);
      press.current.isDrag = true;
      draft.set(spanOf(anchor, bar));
    },
    onPointerUp({ clientX }: PointerEvent) {
      const { isDown, isDrag, anchor } = press.current;
      const bar = bars[indexAt(clientX)];
      press.current.isDown = false;
      if (isDown && isDrag && bar) draft.apply(spanOf(anchor, bar));
    },
    onPointerCancel() {
      press.current.isDown = false;
      draft.set(null);
    },
    onPointerLeave() {
      setHovered(null);
    },
    // Not at the end of a press: a screen reader clicks without one, and where it clicks is no place.
    onClick({ target, clientX }: MouseEvent) {
      const isTap = !press.current.isDrag;
      press.current.isDrag = false;
      const clicked = drawn().findIndex((bar) => target instanceof Node && bar.contains(target));
      const bar = bars[clicked < 0 ? indexAt(clientX) : clicked];
      if (bar && isTap) onJump(bar);
    },
  };
  return { hovered, handlers };
}
