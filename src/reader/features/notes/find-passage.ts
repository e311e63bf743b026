import search from 'approx-string-match';
import { noteLimits, type Passage } from '#reader/state/stored-notes.ts';
import { firstAtOrAfter, type SqueezedText, squeeze } from '#reader/ui/squeezed-text.ts';

/** Where a passage stands in a text. */
export type Place = { start: number; end: number };

/** A quote of fewer characters may stand anywhere: what stands around it has to be the same. */
const tellingQuote = 10;
/** How many characters around a short quote have to be the same. */
const tellingContext = 4;
/** One character in so many may be another one, as after a correction. */
const charactersPerError = 5;
const mostErrors = 200;

/**
 * The passage between two positions of a text, with what stands around it, without white space at its ends.
 * @returns `null` when nothing is left, and `'long'` when it is more than can be kept.
 */
export function passageBetween(text: string, { start, end }: Place): Passage | 'long' | null {
  const whole = text.slice(start, end);
  const from = start + (whole.length - whole.trimStart().length);
  const quote = whole.trim();
  if (quote === '') return null;
  if (quote.length > noteLimits.quote) return 'long';
  const to = from + quote.length;
  return {
    quote,
    prefix: text.slice(Math.max(0, from - noteLimits.context), from),
    suffix: text.slice(to, to + noteLimits.context),
    start: from,
    end: to,
  };
}

/**
 * Finds a passage in a text that may have been changed since: the same words, where what stands around them is most alike; else
 * words that differ in few characters. @returns `null` when it is not there any longer.
 */
export function findPassage(text: SqueezedText, passage: Passage): Place | null {
  const wanted = {
    quote: squeeze(passage.quote).text,
    prefix: squeeze(passage.prefix).text,
    suffix: squeeze(passage.suffix).text,
  };
  const hint = firstAtOrAfter(text.positions, passage.start);
  const hits = exactHits(text.text, wanted.quote);
  const candidates = hits.length > 0 ? hits : likeHits(text.text, wanted.quote);
  const rated = candidates.map((place) => ({ place, alike: alikeAround(text.text, place, wanted) }));
  rated.sort((a, b) => b.alike - a.alike || Math.abs(a.place.start - hint) - Math.abs(b.place.start - hint));
  const best = rated[0];
  if (!best) return null;
  const around = wanted.prefix.length + wanted.suffix.length;
  if (wanted.quote.length < tellingQuote && best.alike < Math.min(tellingContext, around)) return null;
  const start = text.positions[best.place.start];
  const last = text.positions[best.place.end - 1];
  return start === undefined || last === undefined ? null : { start, end: last + 1 };
}

function exactHits(text: string, quote: string): Place[] {
  const hits: Place[] = [];
  if (quote === '') return hits;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    hits.push({ start: at, end: at + quote.length });
  }
  return hits;
}

function likeHits(text: string, quote: string): Place[] {
  if (quote.length < tellingQuote) return [];
  return search(text, quote, Math.min(Math.floor(quote.length / charactersPerError), mostErrors));
}

/** How many characters before and after a place are those that were there, counted from the place. */
function alikeAround(
  text: string,
  { start, end }: Place,
  wanted: { prefix: string; suffix: string },
): number {
  const { prefix, suffix } = wanted;
  let before = 0;
  while (before < Math.min(prefix.length, start) && prefix.at(-1 - before) === text[start - 1 - before])
    before++;
  let after = 0;
  while (after < suffix.length && suffix[after] === text[end + after]) after++;
  return before + after;
}
