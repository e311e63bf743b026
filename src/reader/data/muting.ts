import { startsWith } from '#contract/category-path.ts';
import { categoryFromKey } from '#contract/list-index.ts';
import type { Row } from '#contract/row.ts';
import { type Holds, rowIn } from '#contract/stories.ts';
import type { View } from '#contract/view.ts';
import type { Mute } from '#reader/state/mute.ts';
import { fold } from '#text/fold.ts';
import type { Folds } from './folds.ts';

/** How far around the rows on the screen muted ones are looked for: they are gone before they come into sight. */
const lookAround = 200;

export type Muting = {
  /** A row as it is to be seen: led by another article of its story when its own is muted, `null` when nothing of it is left. */
  asShown: (row: Row) => Row | null;
  /** What is folded away, once the rows around these positions were looked at; they are looked at once. */
  look: (rowAt: (position: number) => Row | undefined, range: Range) => Folds;
};

type Range = { first: number; last: number; length: number };

/** Applies what is muted to the rows of a view. Words, an author or a source that the view itself asks for are not muted in it. */
export function openMuting(mutes: readonly Mute[], view: View): Muting {
  const asShown = remembered(rowsWithout(mutes.filter((mute) => !isAskedFor(mute, view))));
  let muted: readonly number[] = [];
  let folds = foldsOf(muted);
  return {
    asShown,
    look(rowAt, { first, last, length }) {
      const found: number[] = [];
      const end = Math.min(last + lookAround, length - 1);
      for (let position = Math.max(first - lookAround, 0); position <= end; position++) {
        const row = folds.has(position) ? undefined : rowAt(position);
        if (row && asShown(row) === null) found.push(position);
      }
      if (found.length > 0) {
        muted = [...muted, ...found].sort((a, b) => a - b);
        folds = foldsOf(muted);
      }
      return folds;
    },
  };
}

/** The folds of positions in ascending order. */
export function foldsOf(muted: readonly number[]): Folds {
  const before = (position: number): number => countWhile(muted, (other) => other < position);
  return {
    count: muted.length,
    has: (position) => muted[before(position)] === position,
    before,
    // Each folded position pushes on what is shown behind it.
    positionOf: (shown) => shown + countWhile(muted, (other, number) => other - number <= shown),
  };
}

function isAskedFor({ kind, value }: Mute, view: View): boolean {
  if (kind === 'word') return view.words !== '' && holdsMuted(fold(view.words), fold(value));
  if (kind === 'author') return view.author !== null && fold(value).includes(fold(view.author));
  const source = categoryFromKey(value);
  return view.categories.some((path) => startsWith(path, source));
}

function rowsWithout(mutes: readonly Mute[]): (row: Row) => Row | null {
  const valuesOf = (kind: Mute['kind']) => mutes.flatMap((mute) => (mute.kind === kind ? [mute.value] : []));
  const words = valuesOf('word').map(fold);
  const authors = new Set(valuesOf('author').map(fold));
  const sources = valuesOf('source').map(categoryFromKey);
  // The source of an article is what its row names, and that is its first category.
  const isWanted: Holds = ({ author, categories: [path = []] }) =>
    !(author !== null && authors.has(fold(author))) && !sources.some((source) => startsWith(path, source));
  return (row) => {
    const text = words.length > 0 ? fold(`${row.title} ${row.summary}`) : '';
    return words.some((word) => holdsMuted(text, word)) ? null : rowIn(row, isWanted);
  };
}

/** A letter or digit of a script that writes words apart. */
const isOfWord = /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}]/u;

/**
 * Whether a folded text holds a folded word. Where words are written apart it has to be the whole one: `ai` is in "AI 芯片" and not
 * in "Spain".
 */
export function holdsMuted(text: string, word: string): boolean {
  const isApart = { start: isOfWord.test(word.at(0) ?? ''), end: isOfWord.test(word.at(-1) ?? '') };
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const goesOn = {
      start: isApart.start && isOfWord.test(text.charAt(at - 1)),
      end: isApart.end && isOfWord.test(text.charAt(at + word.length)),
    };
    if (!goesOn.start && !goesOn.end) return word !== '';
  }
  return false;
}

function remembered(decide: (row: Row) => Row | null): (row: Row) => Row | null {
  const decided = new WeakMap<Row, Row | null>();
  return (row) => {
    const known = decided.get(row);
    if (known !== undefined) return known;
    const shown = decide(row);
    decided.set(row, shown);
    return shown;
  };
}

/** How many numbers at the start of a list fulfil a condition, which none after them does. */
function countWhile(ascending: readonly number[], holds: (value: number, index: number) => boolean): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(ascending[middle] ?? 0, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
