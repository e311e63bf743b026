/** Shows which sentence is read, and keeps it in sight as long as the reader stays with it. */
export type Follower = {
  show: (range: Range | null) => void;
  /** Comes back to the sentence, wherever the reader has gone meanwhile. */
  follow: () => void;
};

const highlightName = 'read-aloud';
/** Where in the pane a sentence comes to stand, from the top. */
const restingShare = 0.3;
/** So much of the pane's end counts as out of sight: the bars of a phone may lie there. */
const lowShare = 0.8;
const scrollingKeys = new Set([' ', 'PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown', 'j', 'k']);

/** Follows sentences in a pane until the signal ends it. A reader who scrolls away is left alone until the sentence is in sight again. */
export function followSentence(scroller: HTMLElement, signal: AbortSignal): Follower {
  let current: Range | null = null;
  let isFollowing = true;
  const leave = (): void => {
    isFollowing = false;
  };
  for (const type of ['wheel', 'touchmove'] as const)
    scroller.addEventListener(type, leave, { passive: true, signal });
  document.addEventListener('keydown', ({ key }) => scrollingKeys.has(key) && leave(), { signal });
  scroller.addEventListener(
    'scroll',
    () => {
      if (!isFollowing && current && isInSight(current, scroller)) isFollowing = true;
    },
    { passive: true, signal },
  );
  signal.addEventListener('abort', () => paint(null));
  return {
    show(range) {
      current = range;
      paint(range);
      if (range && isFollowing) bringIntoSight(range, scroller);
    },
    follow() {
      isFollowing = true;
    },
  };
}

/** Nothing is lost where the browser has no highlights: the sentence is still in sight. */
function paint(range: Range | null): void {
  if (!('highlights' in CSS)) return;
  if (range) CSS.highlights.set(highlightName, new Highlight(range));
  else CSS.highlights.delete(highlightName);
}

function isInSight(range: Range, scroller: HTMLElement): boolean {
  const box = range.getBoundingClientRect();
  const pane = scroller.getBoundingClientRect();
  const head = Number.parseFloat(getComputedStyle(scroller).scrollPaddingBlockStart) || 0;
  return box.top >= pane.top + head && box.bottom <= pane.top + pane.height * lowShare;
}

function bringIntoSight(range: Range, scroller: HTMLElement): void {
  if (isInSight(range, scroller)) return;
  const { top } = range.getBoundingClientRect();
  const pane = scroller.getBoundingClientRect();
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scroller.scrollBy({
    top: top - pane.top - pane.height * restingShare,
    behavior: isStill ? 'instant' : 'smooth',
  });
}
