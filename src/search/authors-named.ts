import type { Author } from '#contract/authors.ts';
import { fold } from '#text/fold.ts';

/** Everybody whom a name means: the author of just this name, else all whose names hold it. */
export function authorsNamed(authors: readonly Author[], name: string): readonly Author[] {
  const exact = authors.filter((author) => author.name === name);
  return exact.length > 0 ? exact : authors.filter((author) => fold(author.name).includes(fold(name)));
}
