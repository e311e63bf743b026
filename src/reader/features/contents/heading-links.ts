import type { Section } from './sections.ts';

/** Marks our button in a heading; what it says is in its label, so that the heading's text stays as it is. */
const mark = 'data-heading-link';

/** Puts a button beside each heading that copies the address of its section. */
export function addHeadingLinks(sections: readonly Section[], label: (title: string) => string): void {
  for (const { heading, title } of sections) {
    const button = heading.querySelector(`[${mark}]`) ?? heading.appendChild(newButton());
    button.setAttribute('aria-label', label(title));
    // A heading is called what it says, without its button.
    if (heading.nodeName !== 'P') heading.setAttribute('aria-label', title);
  }
}

/** Calls back with the section whose button is pressed. */
export function watchHeadingLinks(body: HTMLElement, onPress: (heading: Element) => void): () => void {
  const onClick = ({ target }: MouseEvent): void => {
    const button = target instanceof Element ? target.closest(`[${mark}]`) : null;
    if (button?.parentElement) onPress(button.parentElement);
  };
  body.addEventListener('click', onClick);
  return () => body.removeEventListener('click', onClick);
}

function newButton(): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute(mark, '');
  return button;
}
