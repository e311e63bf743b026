import { useEffect, useEffectEvent } from 'react';
import { usePreferences } from '#reader/state/preferences.ts';
import './swipes.css';
import { courseOf, type Direction, directionOf, followed, isClearOfEdges, type Point } from './swipe.ts';

/** A swipe from one article to another is a quick one: a slow finger may be looking for something. */
const articleWithinMs = 1000;
/** Parts that a finger is drawn over for reasons of their own. */
const ownSwipes = 'input, textarea, select, video, audio, iframe, dialog, [popover], [contenteditable]';

type Swipe = { from: Point; time: number; touch: number; row: HTMLElement | null; isSideways: boolean };

/**
 * Watches for a finger drawn sideways over a row of the list or over the open article, for as long as the component is there and
 * the reader wants it. It only looks on: scrolling never waits for it.
 */
export function useSwipes(options: {
  /** With the address of the row's article. */
  onRow: (address: string, direction: Direction) => void;
  onArticle: (direction: Direction) => void;
}): void {
  const onRow = useEffectEvent(options.onRow);
  const onArticle = useEffectEvent(options.onArticle);
  const isOn = usePreferences().swipes === 'on';

  useEffect(() => {
    if (!isOn) return;
    let swipe: Swipe | null = null;
    const end = (): void => {
      if (swipe?.row) settle(swipe.row);
      swipe = null;
    };
    const begin = (event: TouchEvent): void => {
      end();
      swipe = swipeFrom(event);
    };
    const move = (event: TouchEvent): void => {
      const to = swipe && pointOf(event.touches, swipe.touch);
      if (!swipe || !to) return;
      swipe.isSideways ||= courseOf(swipe.from, to) === 'sideways';
      if (event.touches.length > 1 || (!swipe.isSideways && courseOf(swipe.from, to) === 'scroll')) end();
      else if (swipe.isSideways && swipe.row) shift(swipe.row, followed(to.x - swipe.from.x));
    };
    const lift = (event: TouchEvent): void => {
      const to = swipe && pointOf(event.changedTouches, swipe.touch);
      const direction = swipe?.isSideways && to ? directionOf(swipe.from, to) : null;
      const { row, time } = swipe ?? { row: null, time: 0 };
      end();
      if (direction === null || hasSelection()) return;
      const address = row?.querySelector('a')?.getAttribute('href');
      if (address) onRow(address, direction);
      else if (!row && event.timeStamp - time <= articleWithinMs) onArticle(direction);
    };
    const life = new AbortController();
    const mark = (): void => void document.documentElement.toggleAttribute('data-swipes', !isEnlarged());
    mark();
    window.visualViewport?.addEventListener('resize', mark, { signal: life.signal });
    const quiet = { passive: true, signal: life.signal };
    document.addEventListener('touchstart', begin, quiet);
    document.addEventListener('touchmove', move, quiet);
    document.addEventListener('touchend', lift, quiet);
    document.addEventListener('touchcancel', end, quiet);
    return () => {
      end();
      life.abort();
      document.documentElement.removeAttribute('data-swipes');
    };
  }, [isOn]);
}

/** The swipe that a touch may become; `null` where there are none, or where the finger has something else to do. */
function swipeFrom({ touches, target, timeStamp }: TouchEvent): Swipe | null {
  const [touch] = touches;
  if (!touch || touches.length > 1 || !(target instanceof Element)) return null;
  const row = target.closest<HTMLElement>('#list [data-position]');
  const root = row ?? target.closest('[data-article]');
  if (!root || isEnlarged() || hasSelection() || !isClearOfEdges(touch.clientX, window.innerWidth))
    return null;
  if (target.closest(ownSwipes) || scrollsSideways(target, root)) return null;
  const from = { x: touch.clientX, y: touch.clientY };
  return { from, time: timeStamp, touch: touch.identifier, row, isSideways: false };
}

function isEnlarged(): boolean {
  return (window.visualViewport?.scale ?? 1) > 1;
}

/** Whether something between an element and one around it can be scrolled sideways, as a wide table or long lines of code. */
function scrollsSideways(inner: Element, root: Element): boolean {
  for (let element: Element | null = inner; element && element !== root; element = element.parentElement) {
    if (element.scrollWidth <= element.clientWidth) continue;
    if (/auto|scroll/.test(getComputedStyle(element).overflowX)) return true;
  }
  return false;
}

function hasSelection(): boolean {
  return document.getSelection()?.isCollapsed === false;
}

function pointOf(touches: TouchList, identifier: number): Point | null {
  const touch = [...touches].find((candidate) => candidate.identifier === identifier);
  return touch ? { x: touch.clientX, y: touch.clientY } : null;
}

/** The row goes with the finger, within its own place. */
function shift(row: HTMLElement, distance: number): void {
  if (!(row.lastElementChild instanceof HTMLElement) || wantsStillness()) return;
  row.style.overflow = 'clip';
  row.lastElementChild.style.translate = `${distance}px`;
}

function settle(row: HTMLElement): void {
  row.style.overflow = '';
  if (!(row.lastElementChild instanceof HTMLElement)) return;
  const { translate } = row.lastElementChild.style;
  row.lastElementChild.style.translate = '';
  if (translate)
    row.lastElementChild.animate({ translate: [translate, '0px'] }, { duration: 150, easing: 'ease-out' });
}

function wantsStillness(): boolean {
  return (
    document.documentElement.dataset.theme === 'eink' ||
    matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
