import { shareRead } from './text-place.ts';

const finishedShare = 0.8;
const finishedMs = 10_000;
/** A step of more screens than this is a jump: by a link, by a key for the end, or back to a place. */
const jumpScreens = 1.5;
const handEvents = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * Tells once when a person has read an article that is in the page: they scrolled past 80 % of it, or had it in sight for 10 s.
 * A jump is no reading.
 * @param options.waitsForHand the page came back by itself, as after a reload: nothing counts before somebody does something.
 * @returns what ends the watch.
 */
export function watchReading(
  pane: HTMLElement,
  options: { waitsForHand: boolean; isReadAtOnce: boolean; onRead: () => void },
): () => void {
  const { waitsForHand, isReadAtOnce, onRead } = options;
  const ending = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leftMs = finishedMs;
  let seenSince = 0;
  let lastTop = pane.scrollTop;
  let isAttended = false;

  const stop = (): void => {
    clearTimeout(timer);
    ending.abort();
  };
  const tell = (): void => {
    stop();
    onRead();
  };
  const followSight = (): void => {
    clearTimeout(timer);
    if (seenSince > 0) leftMs -= Date.now() - seenSince;
    const isSeen = document.visibilityState === 'visible';
    seenSince = isSeen ? Date.now() : 0;
    if (isSeen) timer = setTimeout(tell, Math.max(leftMs, 0));
  };
  const attend = (): void => {
    if (isAttended) return;
    isAttended = true;
    if (isReadAtOnce) tell();
    else followSight();
  };
  const onScroll = (): void => {
    const isJump = Math.abs(pane.scrollTop - lastTop) > jumpScreens * pane.clientHeight;
    lastTop = pane.scrollTop;
    if (isAttended && !isJump && shareRead(pane) >= finishedShare) tell();
  };

  const { signal } = ending;
  pane.addEventListener('scroll', onScroll, { passive: true, signal });
  document.addEventListener('visibilitychange', () => isAttended && followSight(), { signal });
  if (waitsForHand) {
    for (const type of handEvents) pane.addEventListener(type, attend, { passive: true, signal });
  } else attend();
  return stop;
}
