import type { ArticleBodyWords } from './words.ts';

/** How notes are called in the text: a number or sign, perhaps in brackets. */
const marker =
  /^[[(［（〔【]?\s*(?:注|note)?\s*(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¶①-⑳㊀-㊉]{1,3}|[一二三四五六七八九十]{1,3})\s*[\])］）〕】]?$/iu;

/** A longer note is a text of its own: one goes there to read it. */
const longNote = 1200;

/** In CSS pixels, between the call and its note, and to the edge of the window. */
const gap = 8;

/** Whether a link inside an article calls a note that can be shown beside it: a short mark, and a short text after it. */
export function callsNote(link: HTMLAnchorElement, place: HTMLElement): boolean {
  const isMark = link.closest('sup') !== null || marker.test(link.textContent.trim());
  const isAfter = (link.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const isHeading = place.closest('h1, h2, h3, h4, h5, h6') !== null;
  const text = noteOf(place).textContent.trim();
  return isMark && isAfter && !isHeading && text !== '' && text.length <= longNote;
}

/** Whether this browser can show a note beside its call; else the link leads to it. */
export function canShowNotes(): boolean {
  return 'showPopover' in HTMLElement.prototype;
}

/** Shows a note beside the link that calls it, until something else is pressed. `onGo` goes to where the note stands. */
export function showNote(
  link: HTMLAnchorElement,
  place: HTMLElement,
  options: { words: ArticleBodyWords; onGo: () => void; signal: AbortSignal },
): void {
  const { words, onGo, signal } = options;
  const popover = document.createElement('div');
  popover.dataset.notePopover = '';
  popover.popover = 'auto';
  popover.tabIndex = -1;
  popover.setAttribute('role', 'note');
  popover.setAttribute('aria-label', words.note(link.textContent.trim()));
  const go = document.createElement('button');
  go.type = 'button';
  go.textContent = words.goToNote;
  go.addEventListener('click', () => {
    popover.hidePopover();
    onGo();
  });
  popover.append(...copyOf(noteOf(place)), go);
  const close = (): void => popover.hidePopover();
  popover.addEventListener('toggle', (event) => {
    if (event.newState === 'open') return;
    removeEventListener('scroll', close, { capture: true });
    popover.remove();
  });
  signal.addEventListener('abort', () => popover.remove());
  // After the link, so that Tab goes from one to the other.
  (link.closest('sup') ?? link).after(popover);
  popover.showPopover();
  placeBeside(popover, link);
  popover.focus({ preventScroll: true });
  // A note that stays while its call scrolls away would belong to nothing.
  addEventListener('scroll', close, { capture: true, passive: true });
}

/** The text of a note: the list item or paragraph around an empty anchor, else what has the id. */
function noteOf(place: HTMLElement): HTMLElement {
  if (place.textContent.trim() !== '' && !place.matches('a, sup')) return place;
  return place.closest<HTMLElement>('li, p, dd, aside') ?? place;
}

/** Without the ids, which stay where they are, and without the way back, which the popover has no need of. */
function copyOf(note: HTMLElement): Node[] {
  const copy = document.createElement('div');
  copy.append(...[...note.childNodes].map((node) => node.cloneNode(true)));
  for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id');
  for (const back of copy.querySelectorAll('a[href^="#"]')) {
    if (back.textContent.trim().length <= 3) back.remove();
  }
  return [...copy.childNodes];
}

function placeBeside(popover: HTMLElement, link: HTMLElement): void {
  const call = link.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const room = { width: document.documentElement.clientWidth, height: innerHeight };
  const left = Math.min(Math.max(gap, call.left + call.width / 2 - width / 2), room.width - width - gap);
  const below = call.bottom + gap;
  const top = below + height + gap <= room.height ? below : Math.max(gap, call.top - gap - height);
  popover.style.setProperty('--note-left', `${left}px`);
  popover.style.setProperty('--note-top', `${top}px`);
}
