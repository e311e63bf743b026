import type { PassagePlace } from './passage-address.ts';

/** A text directive: what stands before the passage, its beginning, its end when it is long, what stands after it. */
export type TextDirective = { prefix: string; start: string; end: string; suffix: string };

/** A longer passage, or one of several paragraphs, is named by its beginning and its end. */
const longestWhole = 60;
const endsLength = 16;
/** How far what stands around may be read until the passage is told from others. */
const mostContext = 48;

/**
 * The text directive that leads browsers to a passage (https://wicg.github.io/scroll-to-text-fragment/). What stands around it is named when
 * the same words stand elsewhere, too, or when a browser would not see it as whole words, as often in Chinese. In `text` a line is a block.
 */
export function textDirective(text: string, { start, end }: PassagePlace, lang: string): TextDirective {
  const quote = text.slice(start, end);
  const isWhole = quote.length <= longestWhole && !quote.includes('\n');
  const edges = wordEdges(text, { start, end }, lang);
  const first = lineFrom(quote);
  const last = quote.slice(quote.lastIndexOf('\n', quote.trimEnd().length - 1) + 1).trim();
  const named = isWhole
    ? { start: quote, end: '' }
    : {
        start: first.slice(0, edges.after(start + endsLength, start + first.length) - start).trim(),
        end: last.slice(last.length - (end - edges.before(end - endsLength, end - last.length))).trim(),
      };
  let directive: TextDirective = { prefix: '', suffix: '', ...named };
  let around = edges.isEdge(start) && edges.isEdge(end) ? 0 : 1;
  while (around <= mostContext) {
    if (around > 0) {
      directive = {
        ...directive,
        prefix: contextBefore(text, start, edges.before(start - around, 0)),
        suffix: contextAfter(text, end, edges.after(end + around, text.length)),
      };
    }
    if (leadsTo(text, directive, { start, end })) break;
    around += around === 0 ? 1 : 4;
  }
  return directive;
}

/** Writes a directive for the end of an address, behind `:~:`. The signs that part its fields are written as codes in them. */
export function printDirective({ prefix, start, end, suffix }: TextDirective): string {
  const parts = [
    prefix && `${encode(prefix)}-`,
    encode(start),
    end && encode(end),
    suffix && `-${encode(suffix)}`,
  ];
  return `text=${parts.filter(Boolean).join(',')}`;
}

/** Half of a surrogate pair cannot be written: it becomes U+FFFD. */
function encode(text: string): string {
  const plain = text.replace(/\s+/g, ' ').replace(/\p{Cs}/gu, '\ufffd');
  return encodeURIComponent(plain).replaceAll('-', '%2D');
}

/** Whether a browser that looks from the beginning of the text for what a directive says comes to the passage. */
function leadsTo(text: string, directive: TextDirective, place: PassagePlace): boolean {
  const plain = squeezeLower(text);
  const [prefix, start] = [squeezeLower(directive.prefix), squeezeLower(directive.start)];
  const [end, suffix] = [squeezeLower(directive.end), squeezeLower(directive.suffix)];
  const wanted = squeezeLower(text.slice(0, place.start)).length;
  const found = plain.indexOf(prefix + start + (end === '' ? suffix : ''));
  if (found < 0 || found + prefix.length !== wanted) return false;
  if (end === '') return true;
  const after = plain.indexOf(end + suffix, wanted + start.length);
  return after >= 0 && after + end.length === squeezeLower(text.slice(0, place.end)).length;
}

/** Browsers compare without regard to case, and skip white space between the fields. */
function squeezeLower(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}

/** The words that end where a passage begins; those of the block before it where it begins a block. */
function contextBefore(text: string, start: number, from: number): string {
  return text.slice(from, start).trim().split('\n').at(-1)?.trim() ?? '';
}

function contextAfter(text: string, end: number, to: number): string {
  return lineFrom(text.slice(end, to).trim()).trim();
}

function lineFrom(text: string): string {
  return text.trimStart().split('\n', 1)[0] ?? '';
}

type Edges = {
  isEdge: (position: number) => boolean;
  /** The nearest edge of a word at or before a position, not before the least one. */
  before: (position: number, least: number) => number;
  /** The nearest edge of a word at or after a position, not after the last one. */
  after: (position: number, most: number) => number;
};

/** The edges of words in and around a passage. A browser that cannot tell words takes every place for one. */
function wordEdges(text: string, { start, end }: PassagePlace, lang: string): Edges {
  const from = Math.max(0, start - 4 * mostContext);
  const to = Math.min(text.length, end + 4 * mostContext);
  const edges = new Set([from, to]);
  if ('Segmenter' in Intl) {
    const segmenter = new Intl.Segmenter(lang === '' || lang === 'und' ? undefined : lang, {
      granularity: 'word',
    });
    for (const { index } of segmenter.segment(text.slice(from, to))) edges.add(from + index);
  }
  const isEdge = (position: number): boolean => edges.size <= 2 || edges.has(position);
  return {
    isEdge,
    before(position, least) {
      let at = Math.max(position, least, from);
      while (at > Math.max(least, from) && !isEdge(at)) at--;
      return at;
    },
    after(position, most) {
      let at = Math.min(position, most, to);
      while (at < Math.min(most, to) && !isEdge(at)) at++;
      return at;
    },
  };
}
