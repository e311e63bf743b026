import type { ArticleContext } from './article-context.ts';
import { pictureSeat } from './picture-shape.ts';

/** Folds a very long picture into a window with a button under it; a picture in the middle of other things stays as it is. */
export function foldTallPicture(image: HTMLImageElement, context: ArticleContext): void {
  const { words, signal } = context;
  const seat = pictureSeat(image);
  if (
    image.closest('[data-tall-picture], td, th, li') !== null ||
    seat.closest('a')?.contains(seat.parentElement)
  )
    return;
  const frame = document.createElement('span');
  frame.dataset.tallPicture = 'folded';
  const opening = document.createElement('span');
  opening.dataset.tallWindow = '';
  const button = document.createElement('button');
  button.type = 'button';
  const settle = (isOpen: boolean): void => {
    frame.dataset.tallPicture = isOpen ? 'open' : 'folded';
    button.setAttribute('aria-expanded', String(isOpen));
    button.textContent = isOpen ? words.foldPicture : words.unfoldPicture;
  };
  button.addEventListener(
    'click',
    () => {
      const isOpen = frame.dataset.tallPicture === 'folded';
      settle(isOpen);
      // Folding takes away what was above the button: keep the eye where the hand is.
      if (!isOpen) button.scrollIntoView({ block: 'nearest' });
    },
    { signal },
  );
  settle(false);
  seat.replaceWith(frame);
  opening.append(seat);
  frame.append(opening, button);
}
