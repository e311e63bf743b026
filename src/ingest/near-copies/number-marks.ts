import { letterOf, noLetter } from './letters.ts';
import { mix } from './mix.ts';

const kind = { none: 0, digit: 1, han: 2, inner: 3 } as const;

/** What a code unit is to numbers: a digit of any width, a Han digit, or a mark that may stand between digits. */
const kinds = new Uint8Array(0x1_0000);
for (const digit of '0123456789０１２３４５６７８９') kinds[digit.charCodeAt(0)] = kind.digit;
for (const digit of '〇零一二三四五六七八九十百千万亿萬億') kinds[digit.charCodeAt(0)] = kind.han;
for (const mark of '.,．，') kinds[mark.charCodeAt(0)] = kind.inner;

/** Date and time of day: when a page was made. Each site writes its own, so it says nothing about the story. */
const moment =
  /(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\s\u3000T]{0,4}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?/y;

/** The signature needs the 32nd bit for itself. */
const places = 31;

/** More marks than this, which some seventy numbers make, say nothing: any other number would meet one. */
const mostMarks = 28;

const levels = 10;
const sets = new Int32Array(levels);

/**
 * The numbers of a text as marks in 31 places. Numbers are what tells a daily report from yesterday's, which has the same words. Of two
 * copies, the marks of the one with less text are among the other's; `missingMarks` counts those that are not.
 *
 * Of very many numbers a half is kept, a quarter, … until they are few enough. Which ones depends on the number alone, so that the
 * marks of a copy that kept fewer are still among the other's (distinct sampling, Gibbons and Tirthapura 2001). Not sooner: a cut
 * copy may keep more than the whole text does, and is then missed.
 */
export function numberMarks(text: string): number {
  sets.fill(0);
  for (let index = 0; index < text.length; index++) {
    if (kinds[text.charCodeAt(index)] === kind.none) continue;
    const momentEnd = endOfMoment(text, index);
    const end = momentEnd > index ? momentEnd : endOfNumber(text, index);
    if (end === index) continue;
    if (end !== momentEnd) addNumber(text, index, end);
    index = end - 1;
  }
  return sets.find((set) => countBits(set) <= mostMarks) ?? 0;
}

/** How many marks of the smaller set are not in the larger one. */
export function missingMarks(one: number, other: number): number {
  return Math.min(countBits(one), countBits(other)) - countBits(one & other);
}

/** How many bits of a 32-bit number are set. */
export function countBits(value: number): number {
  const pairs = value - ((value >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Where a date with its time of day ends that begins at a place; the place itself when none does. */
function endOfMoment(text: string, start: number): number {
  const first = text[start];
  if (first !== '1' && first !== '2') return start;
  moment.lastIndex = start;
  return moment.test(text) ? moment.lastIndex : start;
}

/** Where the number ends that begins at a place; the place itself when none does. */
function endOfNumber(text: string, start: number): number {
  const first = kindAt(text, start);
  if (first !== kind.digit && first !== kind.han) return start;
  let end = start + 1;
  while (kindAt(text, end) === first || isInner(text, end, first)) end++;
  // 二十八 is a number, the 一 of 一个 none.
  return first === kind.han && end - start < 2 ? start : end;
}

function isInner(text: string, index: number, first: number): boolean {
  return first === kind.digit && kindAt(text, index) === kind.inner && kindAt(text, index + 1) === kind.digit;
}

function kindAt(text: string, index: number): number {
  return index < text.length ? (kinds[text.charCodeAt(index)] ?? kind.none) : kind.none;
}

/** Marks the number on each level that its hash admits it to. 05 is 5, and １,０００ is 1000. */
function addNumber(text: string, start: number, end: number): void {
  let digits = 0;
  for (let index = start; index < end; index++) {
    const digit = letterOf(text.charCodeAt(index));
    const isLeadingZero = digits === 0 && digit === 0x30;
    if (digit !== noLetter && !isLeadingZero) digits = (Math.imul(digits, 31) + digit + 1) | 0;
  }
  const hash = mix(digits);
  const mark = 1 << ((hash & 0xffff) % places);
  const highest = Math.min(Math.clz32(hash), levels - 1);
  for (let level = 0; level <= highest; level++) sets[level] = (sets[level] ?? 0) | mark;
}
