import { originalContent } from '#reader/ui/original-text.ts';
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
  return name === '' ? undefined : sections.find((section) => nameOf(section) === name);
}

/** The address of a section: the article's, and the title after it. */
export function sectionAddress(address: string, section: Section): string {
  const url = new URL(address);
  url.hash = encodeURIComponent(nameOf(section));
  return url.href;
}

/** What an address calls a section: its title as the article has it, in whichever script it is shown. */
function nameOf({ heading }: Section): string {
  return originalContent(heading).replace(/\s+/g, ' ').trim();
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not written by us: it names no section.
    return '';
  }
}
