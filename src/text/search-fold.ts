/// <reference path="./opencc-dictionaries.d.ts" />
import simplifiedCharacters from 'opencc-js/dict/TSCharacters';

/**
 * Folds text for searching, the same way for what is written into the search index and for what is looked up in it. Case, width,
 * accents, and traditional or simplified forms of Han do not matter; nor do white space, punctuation and other signs: between two words
 * or two numbers they become one space, elsewhere nothing. `C++` and `C#` keep their signs.
 * `foldForSearch('ＧＰＴ-5 與　New  York')` -> `'gpt5与new york'`
 * Folding a piece of a text gives a piece of the folded text, as long as no letter is cut from its marks.
 */
export function foldForSearch(text: string): string {
  return fold(text, null);
}

/**
 * The same, with the place in the text (in UTF-16 units) that each unit of the result comes from, and the text's length as the last one.
 */
export function foldWithPlaces(text: string): { folded: string; places: Uint32Array } {
  const places: number[] = [];
  const folded = fold(text, places);
  places.push(text.length);
  return { folded, places: Uint32Array.from(places) };
}

/** What a folded unit is, which tells whether a gap between two of them stays as a space. */
type Kind = 'word' | 'digit' | 'other';
const kinds = ['word', 'digit', 'other'] as const satisfies readonly Kind[];

/** For each UTF-16 unit: what it folds to, with its kind above the sixteenth bit; or one of the two below. */
const known = new Int32Array(0x10000).fill(-1);
const unknown = -1;
const severalUnits = -2;
const gap = 0x40000;
const joinsWord = 0x50000;

const marks = /^[\p{M}\uff9e\uff9f\u1160-\u11ff]$/u;
/** Accents, and the vowel points of Hebrew and Arabic; not the voicing marks of kana, nor the signs that make other letters, as in Hindi. */
const strippedMarks = /(?!\u3099|\u309a)(?=[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}])\p{Mn}/gu;
const withoutSpaces =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u30fc]$/u;
const word = /^[\p{L}\p{M}]$/u;
const digit = /^\p{N}$/u;

const simplified = readPairs(simplifiedCharacters);
/** Letters with their marks, and what else becomes several units or none: what it folds to. */
const clusters = new Map<string, readonly number[]>();
const mostClusters = 10_000;

function fold(text: string, places: number[] | null): string {
  let units = new Uint16Array(text.length + 64);
  let length = 0;
  let before: Kind | null = null;
  let isGap = false;

  const put = (entry: number, place: number): void => {
    if (entry === gap) {
      isGap = true;
      return;
    }
    let kind: Kind = kinds[entry >>> 16] ?? 'word';
    if (entry >= joinsWord) {
      // A plus or a number sign says something only right behind a letter.
      if (isGap || before !== 'word') {
        isGap = true;
        return;
      }
      kind = 'word';
    }
    if (length + 2 > units.length) units = twice(units);
    if (isGap && before === kind && kind !== 'other') {
      units[length++] = 0x20;
      places?.push(place);
    }
    isGap = false;
    before = kind;
    units[length++] = entry & 0xffff;
    places?.push(place);
  };

  for (let index = 0; index < text.length; ) {
    const entry = entryOf(text.charCodeAt(index));
    const isAlone = index + 1 === text.length || !isMark(text.charCodeAt(index + 1));
    if (entry !== severalUnits && isAlone) {
      put(entry, index++);
      continue;
    }
    const end = endOfCluster(text, index);
    for (const part of clusterOf(text.slice(index, end))) put(part, index);
    index = end;
  }
  return textOf(units.subarray(0, length));
}

function twice(units: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(units.length * 2);
  larger.set(units);
  return larger;
}

function textOf(units: Uint16Array): string {
  const step = 8192;
  let text = '';
  for (let start = 0; start < units.length; start += step) {
    text += String.fromCharCode(...units.subarray(start, start + step));
  }
  return text;
}

function entryOf(unit: number): number {
  const entry = known[unit] as number;
  if (entry !== unknown) return entry;
  const isHalf = unit >= 0xd800 && unit <= 0xdfff;
  const parts = isHalf ? [] : foldCluster(String.fromCharCode(unit));
  const made = parts.length === 1 ? (parts[0] as number) : severalUnits;
  known[unit] = made;
  return made;
}

const isMarkUnit = new Int8Array(0x10000).fill(-1);

function isMark(unit: number): boolean {
  if (isMarkUnit[unit] === -1) isMarkUnit[unit] = marks.test(String.fromCharCode(unit)) ? 1 : 0;
  return isMarkUnit[unit] === 1;
}

/** The end of a character, which may take two units, and the marks behind it. */
function endOfCluster(text: string, start: number): number {
  let end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  while (end < text.length && isMark(text.charCodeAt(end))) end++;
  return end;
}

function clusterOf(cluster: string): readonly number[] {
  const found = clusters.get(cluster);
  if (found) return found;
  const made = foldCluster(cluster);
  if (clusters.size < mostClusters) clusters.set(cluster, made);
  return made;
}

/** NFKC takes the width; accents are taken from the decomposed form, from which kana get their voicing marks back. */
function foldCluster(cluster: string): number[] {
  const text = cluster
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(strippedMarks, '')
    .normalize('NFC');
  return [...text].flatMap((character) => {
    const plain = simplified.get(character) ?? (character === 'ς' ? 'σ' : character);
    if (plain === '+' || plain === '#') return [joinsWord | plain.charCodeAt(0)];
    const kind = kindOf(plain);
    if (kind === null) return [gap];
    return Array.from(
      { length: plain.length },
      (_, unit) => (kinds.indexOf(kind) << 16) | plain.charCodeAt(unit),
    );
  });
}

/** `null` for white space, punctuation, signs and whatever else is no part of a word. */
function kindOf(character: string): Kind | null {
  if (withoutSpaces.test(character)) return 'other';
  if (word.test(character)) return 'word';
  return digit.test(character) ? 'digit' : null;
}

/** Characters of one unit each: OpenCC's pairs, in which `from` is followed by the likeliest `to`. */
function readPairs(pairs: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const pair of pairs.split('|')) {
    const [from = '', to = ''] = pair.split(' ');
    if (from.length === 1 && to.length === 1) map.set(from, to);
  }
  return map;
}
