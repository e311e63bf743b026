import { letterOf, noLetter } from './letters.ts';
import { mix } from './mix.ts';

/** Letters in one piece of text: long enough that unrelated English shares few, short enough for a changed word in Chinese. */
const pieceLength = 5;

const bins = 128;
export const sketchWords = bins / 32;

/** Below so many letters a text says too little to be known again. */
const leastLetters = 50;

const base = 0x01000193;
/** What a letter has been multiplied with when it leaves the piece. */
const leaving = power(base, pieceLength);

const none = 0x7fffffff;
const minimums = new Int32Array(bins);
/** Another one for each bin, so that two bins which share a minimum do not share the bit. */
const factors = Int32Array.from({ length: bins }, (_, bin) => mix(bin + 1) | 1);
let letters = new Uint16Array(4096);

export type TextSketch = {
  /** Four 32-bit numbers; all 0 when the text is too short to compare. */
  words: readonly number[];
  /** Letters and digits in the text. */
  length: number;
};

/**
 * What is left of a text to compare it by: 128 bits, of which the share that differs between two texts is about (1 - J) / 2, with J the
 * part of their pieces (runs of 5 letters or digits) that both have.
 *
 * MinHash (Broder 1997) with one permutation (Li, Owen and Zhang 2012), empty bins filled from others (Shrivastava 2017), and one bit for
 * each bin (Li and König 2010).
 */
export function textSketch(text: string): TextSketch {
  const length = readLetters(text);
  if (length < leastLetters) return { words: new Array<number>(sketchWords).fill(0), length };
  fillMinimums(length);
  return { words: bitsOfMinimums(), length };
}

/** Puts the letters of a text side by side: spaces and punctuation change from site to site. */
function readLetters(text: string): number {
  if (letters.length < text.length) letters = new Uint16Array(text.length * 2);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const letter = letterOf(text.charCodeAt(index));
    if (letter !== noLetter) letters[length++] = letter;
  }
  return length;
}

/** Each piece falls into one bin; the smallest hash in a bin stands for it. */
function fillMinimums(length: number): void {
  minimums.fill(none);
  let rolling = 0;
  for (let index = 0; index < length; index++) {
    rolling = (Math.imul(rolling, base) + (letters[index] ?? 0)) | 0;
    if (index >= pieceLength) {
      rolling = (rolling - Math.imul(letters[index - pieceLength] ?? 0, leaving)) | 0;
    }
    if (index < pieceLength - 1) continue;
    // Never `none`: a bin with a piece must not look empty.
    const hash = Math.min(mix(rolling), none - 1);
    const bin = hash & (bins - 1);
    if (hash < (minimums[bin] ?? 0)) minimums[bin] = hash;
  }
}

function bitsOfMinimums(): number[] {
  const words = new Array<number>(sketchWords).fill(0);
  for (let bin = 0; bin < bins; bin++) {
    const bit = Math.imul(minimumFor(bin), factors[bin] ?? 1) >>> 31;
    words[bin >>> 5] = ((words[bin >>> 5] ?? 0) | (bit << (bin & 31))) >>> 0;
  }
  return words;
}

/** The minimum of a bin, or of the first filled one on a way that is always the same for this bin. */
function minimumFor(bin: number): number {
  let minimum = minimums[bin] ?? none;
  for (let step = 1; minimum === none; step++) {
    minimum = minimums[mix(bin + step * bins) & (bins - 1)] ?? none;
  }
  return minimum;
}

function power(value: number, exponent: number): number {
  let product = 1;
  for (let factor = 0; factor < exponent; factor++) product = Math.imul(product, value);
  return product;
}
