import { firstAtOrAfter, squeeze } from '#reader/ui/squeezed-text.ts';

/** A passage of a text, by its positions. */
export type PassagePlace = { start: number; end: number };

/** Where a passage was when someone passed it on, counted without white space, and a hash of its characters. */
export type PassageAnchor = { start: number; length: number; hash: string };

/** More than an article's text can hold. */
const mostCharacters = 100_000_000;
/** Of the rolling hash, FNV's: any odd number that spreads bits. */
const base = 0x01000193;

/**
 * The end of an address that leads to a passage: `q=<start>,<length>,<hash>`. White space does not count, so that it holds when an article
 * is set anew; the hash finds the passage again where it has moved. `null` when nothing but white space is between the positions.
 */
export function passageHash(text: string, { start, end }: PassagePlace): string | null {
  const { text: squeezed, positions } = squeeze(text);
  const from = firstAtOrAfter(positions, start);
  const to = firstAtOrAfter(positions, end);
  if (to <= from) return null;
  return `q=${from},${to - from},${hashOf(squeezed, from, to).toString(36)}`;
}

/** Reads the end of an address; `null` when it names no passage. Browsers that do not know text fragments leave them there. */
export function parsePassageHash(hash: string): PassageAnchor | null {
  const [, start, length, sum = ''] = /^#?q=(\d{1,9}),(\d{1,9}),([\da-z]{1,7})(?::~:.*)?$/s.exec(hash) ?? [];
  const anchor = { start: Number(start), length: Number(length), hash: sum };
  return anchor.length > 0 && anchor.start + anchor.length <= mostCharacters ? anchor : null;
}

/**
 * Finds a passage in a text: where it was, else the nearest place that has the same characters.
 * @returns `null` when there is none. `isExact`: it is where it was.
 */
export function findAnchor(
  text: string,
  anchor: PassageAnchor,
): (PassagePlace & { isExact: boolean }) | null {
  const { text: squeezed, positions } = squeeze(text);
  const wanted = Number.parseInt(anchor.hash, 36);
  let found: number | null = null;
  for (const start of placesOf(squeezed, anchor.length, wanted)) {
    if (found === null || Math.abs(start - anchor.start) < Math.abs(found - anchor.start)) found = start;
  }
  if (found === null) return null;
  const start = positions[found];
  const last = positions[found + anchor.length - 1];
  if (start === undefined || last === undefined) return null;
  return { start, end: last + 1, isExact: found === anchor.start };
}

/** The starts of all parts of a length that have a hash (Rabin and Karp: each from the one before it). */
function* placesOf(text: string, length: number, wanted: number): Generator<number> {
  if (length > text.length) return;
  let highest = 1;
  for (let index = 1; index < length; index++) highest = Math.imul(highest, base);
  let hash = hashOf(text, 0, length);
  for (let start = 0; ; start++) {
    if (hash === wanted) yield start;
    if (start + length >= text.length) return;
    const without = hash - Math.imul(highest, text.charCodeAt(start));
    hash = (Math.imul(without, base) + text.charCodeAt(start + length)) >>> 0;
  }
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let index = start; index < end; index++) hash = (Math.imul(hash, base) + text.charCodeAt(index)) >>> 0;
  return hash;
}
