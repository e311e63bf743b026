// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchReading } from './watch-reading.ts';

const screenHeight = 500;
let pane: HTMLElement;
let visibility: DocumentVisibilityState;

beforeEach(() => {
  vi.useFakeTimers();
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  pane = document.createElement('div');
  const body = document.createElement('div');
  body.dataset.articleBody = '';
  pane.append(body);
  // A text of ten screens, as a browser would lay it out.
  Object.defineProperty(pane, 'clientHeight', { value: screenHeight });
  pane.getBoundingClientRect = () => new DOMRect(0, 0, 300, screenHeight);
  body.getBoundingClientRect = () => new DOMRect(0, -pane.scrollTop, 300, 10 * screenHeight);
});

afterEach(() => vi.useRealTimers());

const watch = (options: { waitsForHand?: boolean; isReadAtOnce?: boolean } = {}) => {
  const onRead = vi.fn();
  const stop = watchReading(pane, { waitsForHand: false, isReadAtOnce: false, onRead, ...options });
  return { onRead, stop };
};
const scrollTo = (top: number): void => {
  pane.scrollTop = top;
  pane.dispatchEvent(new Event('scroll'));
};
const scrollInSteps = (top: number): void => {
  for (let at = pane.scrollTop; at < top; at += 400) scrollTo(Math.min(at + 400, top));
};
const see = (next: DocumentVisibilityState): void => {
  visibility = next;
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('watchReading', () => {
  it('tells after ten seconds in sight, once', () => {
    const { onRead } = watch();
    vi.advanceTimersByTime(9_999);
    expect(onRead).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    scrollInSteps(4_500);
    expect(onRead).toHaveBeenCalledTimes(1);
  });

  it('does not count the time in which the page is not seen', () => {
    const { onRead } = watch();
    vi.advanceTimersByTime(6_000);
    see('hidden');
    vi.advanceTimersByTime(60_000);
    see('visible');
    vi.advanceTimersByTime(3_999);
    expect(onRead).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onRead).toHaveBeenCalledTimes(1);
  });

  it('tells when four fifths were scrolled past', () => {
    const { onRead } = watch();
    scrollInSteps(3_400);
    expect(onRead).not.toHaveBeenCalled();
    scrollInSteps(3_500);
    expect(onRead).toHaveBeenCalledTimes(1);
  });

  it('takes no jump for reading', () => {
    const { onRead } = watch();
    scrollTo(4_500);
    expect(onRead).not.toHaveBeenCalled();
  });

  it('waits for a hand after a restore, and begins to count then', () => {
    const { onRead } = watch({ waitsForHand: true });
    vi.advanceTimersByTime(60_000);
    scrollInSteps(4_500);
    expect(onRead).not.toHaveBeenCalled();
    pane.dispatchEvent(new Event('wheel'));
    vi.advanceTimersByTime(9_999);
    expect(onRead).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onRead).toHaveBeenCalledTimes(1);
  });

  it('tells at once where opening is reading, but not for what came back by itself', () => {
    expect(watch({ isReadAtOnce: true }).onRead).toHaveBeenCalledTimes(1);
    const restored = watch({ isReadAtOnce: true, waitsForHand: true });
    expect(restored.onRead).not.toHaveBeenCalled();
    pane.dispatchEvent(new Event('keydown'));
    expect(restored.onRead).toHaveBeenCalledTimes(1);
  });

  it('tells nothing when it was ended', () => {
    const { onRead, stop } = watch();
    stop();
    vi.advanceTimersByTime(60_000);
    scrollInSteps(4_500);
    see('hidden');
    see('visible');
    vi.advanceTimersByTime(60_000);
    expect(onRead).not.toHaveBeenCalled();
  });
});
