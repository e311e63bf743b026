import { idPrefix } from './article-address.ts';
import { callsNote, canShowNotes, showNote } from './note-popover.ts';
import type { ArticleBodyWords } from './words.ts';

/**
 * Follows links to notes and headings inside the article: shows a short note beside its call, else scrolls there and moves the focus.
 * Leaves the route alone.
 * `finish` inserts what of a long text is still to come.
 */
export function followInnerLinks(
  root: HTMLElement,
  options: { finish: () => void; words: ArticleBodyWords; signal: AbortSignal },
): void {
  root.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const reference = link?.getAttribute('href') ?? '';
      const isPlainClick = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
      if (!isPlainClick || !reference.startsWith(`#${idPrefix}`)) return;
      // Also when there is no such place: the address bar belongs to the app.
      event.preventDefault();
      const find = () => findPlace(root, reference.slice(1));
      let place = find();
      if (place === null) {
        options.finish();
        place = find();
      }
      if (link === null || place === null) return;
      const target = place;
      if (canShowNotes() && callsNote(link, target)) {
        showNote(link, target, { ...options, onGo: () => arrive(target) });
      } else arrive(target);
    },
    { signal: options.signal },
  );
}

/** Links write an id percent-encoded or as it is. */
function findPlace(root: HTMLElement, reference: string): HTMLElement | null {
  const wanted = new Set([reference, decoded(reference)]);
  const places = root.querySelectorAll<HTMLElement>('[id]');
  return [...places].find((place) => wanted.has(place.id)) ?? null;
}

function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    // A stray "%" is part of the name.
    return reference;
  }
}

function arrive(place: HTMLElement): void {
  for (
    let box = place.closest('details');
    box !== null;
    box = box.parentElement?.closest('details') ?? null
  ) {
    box.open = true;
  }
  if (place.tabIndex < 0) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'start' });
}
