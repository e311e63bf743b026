import { textRuns } from '#reader/ui/text-runs.ts';
import { marksIn } from '#search/match.ts';

/** The places in a tree, in its order, that hold one of some folded texts. The tree stays as it is. */
export function findHits(root: Element, texts: readonly string[]): Range[] {
  return textRuns(root, treat).flatMap((run) => {
    const text = run.map(({ data }) => data).join('');
    return marksIn(texts, text).map(([start, end]) => rangeOf(run, start, end));
  });
}

/** What is not the article's own text. */
function treat(element: Element): 'skip' | 'inline' | null {
  if (element.matches('script, style, button, [hidden]')) return 'skip';
  return element.matches('code, kbd, samp') ? 'inline' : null;
}

function rangeOf(run: readonly Text[], start: number, end: number): Range {
  const range = document.createRange();
  let before = 0;
  for (const node of run) {
    const after = before + node.length;
    if (start >= before && start < after) range.setStart(node, start - before);
    if (end > before && end <= after) range.setEnd(node, end - before);
    before = after;
  }
  return range;
}
