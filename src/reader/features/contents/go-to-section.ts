import type { Section } from './sections.ts';

/** Scrolls to a section and gives it the focus. The address stays: places in an article are not places in the history. */
export function goToSection({ heading }: Section): void {
  if (heading.tabIndex < 0) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: 'start' });
  // What was far away had only a guessed height: the way there is known when it has been laid out.
  requestAnimationFrame(() => heading.scrollIntoView({ block: 'start' }));
}

/** The section that the end of an address means: its title, as `sectionAddress` writes it. */
export function sectionOfHash(sections: readonly Section[], hash: string): Section | undefined {
  const name = decode(hash.slice(1));
  return name === '' ? undefined : sections.find(({ title }) => title === name);
}

/** The address of a section: the article's, and the title after it. */
export function sectionAddress(address: string, { title }: Section): string {
  const url = new URL(address);
  url.hash = encodeURIComponent(title);
  return url.href;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not written by us: it names no section.
    return '';
  }
}
