/** In CSS pixels, between a passage and what belongs to it, and to the edges of the window. */
const gap = 8;

type Box = Pick<DOMRect, 'left' | 'top' | 'bottom' | 'width'>;

/** Puts an element that is fixed in the window above or below a passage, where there is more room, and wholly in sight. */
export function placeNear(element: HTMLElement, passage: Box, prefer: 'above' | 'below'): void {
  const { width, height } = element.getBoundingClientRect();
  const room = { width: document.documentElement.clientWidth, height: innerHeight };
  const left = Math.min(
    Math.max(gap, passage.left + passage.width / 2 - width / 2),
    room.width - width - gap,
  );
  const above = passage.top - gap - height;
  const below = passage.bottom + gap;
  const fitsAbove = above >= gap;
  const fitsBelow = below + height + gap <= room.height;
  const isAbove = prefer === 'above' ? fitsAbove || !fitsBelow : !fitsBelow && fitsAbove;
  const top = Math.min(Math.max(gap, isAbove ? above : below), Math.max(gap, room.height - height - gap));
  element.style.setProperty('left', `${left}px`);
  element.style.setProperty('top', `${top}px`);
}
