import { type PhraseTable, phraseTable } from './phrase-table.ts';

/** How text is converted, as OpenCC's configurations say it. Dictionaries that stand in one list are searched together. */
export type ConversionRules = {
  /** The phrases that no later step may look across; without any, a step may look across everything. */
  segmentation: readonly string[];
  /** Each step works on what the one before has made. */
  steps: readonly (readonly string[])[];
};

export type Converted = {
  text: string;
  /** For each code unit of the text the place in the original that it stands for; `null` when each stands for the one at its own place. */
  origins: readonly number[] | null;
};

export type Converter = (text: string) => Converted;

/** An address says where something is: its characters are not words. */
const addresses = /https?:\/\/[\w.-]+(?::\d+)?(?:[/?#][^\s，。；：、！？（）【】「」『』《》“”]*)?/gi;
const anyHan = /\p{Script=Han}/u;

/** Makes a converter, which takes the dictionaries apart once: some 30 ms for the largest. */
export function createConverter({ segmentation, steps }: ConversionRules): Converter {
  const segments = segmentation.length > 0 ? phraseTable(segmentation) : null;
  const tables = steps.map(phraseTable);
  return (text) => {
    if (!anyHan.test(text)) return { text, origins: null };
    const result = newResult();
    let done = 0;
    const convertUntil = (end: number): void => {
      for (const [from, to] of cut(text, { start: done, end, segments })) convertPart(from, to);
      done = end;
    };
    const convertPart = (from: number, to: number): void => {
      let part: Mapped = { text: text.slice(from, to), origins: null };
      for (const table of tables) part = step(part, table);
      append(result, part, from);
    };
    for (const { 0: address, index } of text.matchAll(addresses)) {
      convertUntil(index);
      append(result, { text: address, origins: null }, index);
      done += address.length;
    }
    convertUntil(text.length);
    return { text: result.parts.join(''), origins: result.isAligned ? null : result.origins };
  };
}

/** A text, and for each of its code units the place in the one it was made of; `null`: its own place. */
type Mapped = { text: string; origins: readonly number[] | null };

type Result = { parts: string[]; origins: number[]; isAligned: boolean };

function newResult(): Result {
  return { parts: [], origins: [], isAligned: true };
}

/** Adds a piece whose original begins at a place. */
function append(result: Result, { text, origins }: Mapped, start: number): void {
  result.parts.push(text);
  for (let index = 0; index < text.length; index++) {
    const origin = start + (origins?.[index] ?? index);
    if (origin !== result.origins.length) result.isAligned = false;
    result.origins.push(origin);
  }
}

/** The parts of a stretch of text that are converted each by itself: its phrases, and what stands between them. */
function* cut(
  text: string,
  { start, end, segments }: { start: number; end: number; segments: PhraseTable | null },
): Generator<[from: number, to: number]> {
  let from = start;
  if (segments) {
    let place = start;
    while (place < end) {
      const length = segments.find(text, place)?.from.length ?? 0;
      if (length === 0 || place + length > end) {
        place += 1;
        continue;
      }
      if (from < place) yield [from, place];
      yield [place, place + length];
      place += length;
      from = place;
    }
  }
  if (from < end) yield [from, end];
}

/** One step of the chain: the longest phrase at each place becomes what the table says. */
function step(before: Mapped, table: PhraseTable): Mapped {
  const { text } = before;
  const made: Result = newResult();
  let kept = 0;
  let place = 0;
  while (place < text.length) {
    const phrase = table.find(text, place);
    if (!phrase) {
      place += 1;
      continue;
    }
    if (kept < place) append(made, { text: text.slice(kept, place), origins: null }, kept);
    append(made, { text: phrase.to, origins: spread(phrase) }, place);
    place += phrase.from.length;
    kept = place;
  }
  if (kept === 0) return before;
  if (kept < text.length) append(made, { text: text.slice(kept), origins: null }, kept);
  const { origins: earlier } = before;
  const origins = made.origins.map((origin) => earlier?.[origin] ?? origin);
  return { text: made.parts.join(''), origins: made.isAligned && earlier === null ? null : origins };
}

/** Within a phrase each character stands for the one at its place; what is left over, for the last. */
function spread({ from, to }: { from: string; to: string }): readonly number[] | null {
  if (from.length === to.length) return null;
  return Array.from({ length: to.length }, (_, index) => Math.min(index, from.length - 1));
}
