/**
 * The grams of folded text (`foldForSearch`), by which the index finds articles, as numbers of 32 bits:
 * each pair of neighbouring UTF-16 units; each three neighbours of `a` to `z` and digits, because pairs of those say little; each
 * single Han character. A space is in none. Any text of two units or more that an article holds has all its grams there.
 */

const space = 0x20;
/** The first unit of a gram of three, and of an attribute: private-use units, which folding takes out of texts. */
const triples = 0xe000;
const attributes = 0xe800;
const attributeHashes = 0x0800;

/** Pushes the grams of a folded text into `into` from `start` on, repeats included; gives the end. `into` must have room for three for each unit. */
export function writeGrams(folded: string, into: Uint32Array, start: number): number {
  let end = start;
  let before = space;
  let beforeThat = -1;
  for (let index = 0; index < folded.length; index++) {
    const unit = folded.charCodeAt(index);
    const digit = digitOf(unit);
    if (isHan(unit)) into[end++] = pair(unit, 0);
    if (unit !== space && before !== space) {
      into[end++] = pair(before, unit);
      const middle = digitOf(before);
      if (digit >= 0 && middle >= 0 && beforeThat >= 0) into[end++] = triple(beforeThat, middle, digit);
    }
    beforeThat = digitOf(before);
    before = unit;
  }
  return end;
}

/** The most grams that `writeGrams` writes for a text of so many units. */
export function mostGrams(units: number): number {
  return 3 * units;
}

/** How the index looks for a folded text: `isWhole` says that an article with the one gram does hold the text. */
export type GramQuery = { grams: readonly number[]; isWhole: boolean };

/**
 * The grams to look for when a folded text is sought, the fewest that cover it. None for a text of one unit that is no Han: `null`
 * stands for what the index cannot answer.
 */
export function gramsToFind(folded: string): GramQuery | null {
  if (folded.length === 1) {
    const unit = folded.charCodeAt(0);
    return isHan(unit) ? { grams: [pair(unit, 0)], isWhole: true } : null;
  }
  const grams = new Set<number>();
  for (const word of folded.split(' ')) for (const gram of coveringGrams(word)) grams.add(gram);
  if (grams.size === 0) return null;
  const isOneGram = folded.length === 2 || (folded.length === 3 && digitsOf(folded) !== null);
  return { grams: [...grams], isWhole: grams.size === 1 && isOneGram };
}

function coveringGrams(word: string): number[] {
  const grams: number[] = [];
  for (let index = 0; index + 1 < word.length; ) {
    const digits = digitsOf(word.slice(index, index + 3));
    const size = digits ? 3 : 2;
    grams.push(digits ? triple(...digits) : pair(word.charCodeAt(index), word.charCodeAt(index + 1)));
    const next = index + size;
    // The last gram may lie over the one before it, so that no unit is left alone.
    index = next === word.length - 1 ? lastStart(word, size) : next;
  }
  return grams;
}

function lastStart(word: string, size: number): number {
  const start = word.length - size;
  return size === 3 && digitsOf(word.slice(start)) === null ? word.length - 2 : start;
}

/** The gram of what an article has beside its words, such as its author or a category. Two may share one: the article itself tells. */
export function attributeGram(kind: 'author' | 'category' | 'has', name: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${kind}:${name}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  const mixed = scatter(hash >>> 0);
  return pair(attributes + ((mixed >>> 16) % attributeHashes), mixed & 0xffff);
}

/** Scatters grams evenly over all 32-bit numbers, and never two to the same one (the mixing of `lowbias32`, Chris Wellons, 2018). */
export function scatter(gram: number): number {
  let hash = gram;
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function pair(first: number, second: number): number {
  return ((first << 16) | second) >>> 0;
}

function triple(first: number, second: number, third: number): number {
  return pair(triples + first, second * 36 + third);
}

function digitsOf(text: string): [number, number, number] | null {
  const [first = -1, second = -1, third = -1] = [0, 1, 2].map((index) => digitOf(text.charCodeAt(index)));
  return first >= 0 && second >= 0 && third >= 0 ? [first, second, third] : null;
}

/** The value of a digit to base 36, -1 for any other unit. */
function digitOf(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x61 + 10;
  return unit >= 0x30 && unit <= 0x39 ? unit - 0x30 : -1;
}

function isHan(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff);
}
