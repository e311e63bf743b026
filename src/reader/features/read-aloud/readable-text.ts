import { textRuns } from '#reader/ui/text-runs.ts';
import { splitSentences } from './sentences.ts';

/** A sentence that can be read aloud, and where it stands on the page. */
export type Sentence = { text: string; range: Range };

/** What is to be looked at and not to be heard. */
const silent =
  'pre, code, table, figcaption, figure, math, svg, script, style, button, audio, video, rt, rp, sup, [data-code], [data-embed], [hidden]';

/** The sentences of an article's title and of its text, as far as it is in the page. */
export function readableSentences(title: Element | null, body: Element, lang: string): Sentence[] {
  const roots = title ? [title, body] : [body];
  return roots.flatMap((root) => textRuns(root, treat)).flatMap((run) => sentencesOf(run, lang));
}

/** What is not heard ends a sentence, but for the call of a note. A word of code is part of its sentence; a block of it is none. */
function treat(element: Element): 'skip' | 'end' | 'inline' | null {
  if (element.matches(silent) && !element.matches('p code, li code')) {
    return element.matches('sup') ? 'skip' : 'end';
  }
  return element.matches('code') ? 'inline' : null;
}

function sentencesOf(run: readonly Text[], lang: string): Sentence[] {
  const text = run.map(({ data }) => data).join('');
  return splitSentences(text, lang).map(({ start, end }) => {
    const range = document.createRange();
    const first = placeIn(run, start);
    const last = placeIn(run, end - 1);
    range.setStart(first.node, first.offset);
    range.setEnd(last.node, last.offset + 1);
    return { text: text.slice(start, end).replace(/\s+/g, ' '), range };
  });
}

function placeIn(run: readonly Text[], offset: number): { node: Text; offset: number } {
  let start = 0;
  for (const node of run) {
    if (offset < start + node.length) return { node, offset: offset - start };
    start += node.length;
  }
  throw new RangeError(`no place ${offset} in a text of ${start}`);
}

/** The number of the sentence to begin with: the one with the selection's start, else the first that is in sight. */
export function firstWanted(
  sentences: readonly Sentence[],
  scroller: Element,
  selection: Selection | null,
): number {
  if (selection && !selection.isCollapsed && scroller.contains(selection.anchorNode)) {
    const start = selection.getRangeAt(0);
    const selected = sentences.findIndex(
      ({ range }) => range.compareBoundaryPoints(Range.START_TO_END, start) > 0,
    );
    if (selected >= 0) return selected;
  }
  const { top } = scroller.getBoundingClientRect();
  const offset = Number.parseFloat(getComputedStyle(scroller).scrollPaddingBlockStart) || 0;
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const box = sentences[middle]?.range.getBoundingClientRect();
    if (box && box.bottom <= top + offset) low = middle + 1;
    else high = middle;
  }
  return low < sentences.length ? low : 0;
}
