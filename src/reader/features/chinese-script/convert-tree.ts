import { originalText, showInstead } from '#reader/ui/original-text.ts';
import { textRuns } from '#reader/ui/text-runs.ts';
import type { Converter } from './converter.ts';

/** Text in these is no language, or is ours. */
const untouched =
  'code, pre, kbd, samp, math, svg, script, style, button, [data-code-head], [data-embed-box], [data-tile-part]:not([data-tile-part="alt"]), [translate="no"]';
/** A run that is longer is converted in parts, which end where a sentence does. */
const longestPart = 4000;
const sentenceEnd = /[。！？\n]/g;

/**
 * Converts the texts below a node, from what they were originally. A phrase may run over the borders of inline elements. Each
 * step of the generator is a small piece of work, and leaves the tree whole.
 */
export function* conversionSteps(root: Node, convert: Converter): Generator<void, void> {
  for (const run of textRuns(root, (element) => (isConverted(element, root) ? null : 'end'))) {
    const original = run.map(originalText).join('');
    const text: string[] = [];
    const origins: number[] = [];
    for (const { part, start } of partsOf(original)) {
      const converted = convert(part);
      text.push(converted.text);
      for (let index = 0; index < converted.text.length; index++)
        origins.push(start + (converted.origins?.[index] ?? index));
      yield;
    }
    showRun(run, text.join(''), origins);
  }
}

/** Another language inside the article stays what it is. */
function isConverted(element: Element, root: Node): boolean {
  if (element.matches(untouched)) return false;
  const lang = element === root ? '' : (element.getAttribute('lang') ?? '');
  return lang === '' || /^zh\b/i.test(lang);
}

function* partsOf(text: string): Generator<{ part: string; start: number }> {
  let start = 0;
  while (text.length - start > longestPart) {
    sentenceEnd.lastIndex = start + longestPart;
    const end = sentenceEnd.exec(text) ? sentenceEnd.lastIndex : text.length;
    yield { part: text.slice(start, end), start };
    start = end;
  }
  if (start < text.length) yield { part: text.slice(start), start };
}

/** Gives each text of a run the characters that stand for its own. */
function showRun(run: readonly Text[], text: string, origins: readonly number[]): void {
  let start = 0;
  let shown = 0;
  for (const node of run) {
    const end = start + originalText(node).length;
    let shownEnd = shown;
    while (shownEnd < text.length && (origins[shownEnd] ?? 0) < end) shownEnd += 1;
    const own = origins.slice(shown, shownEnd).map((origin) => origin - start);
    const isAligned = own.length === end - start && own.every((origin, index) => origin === index);
    showInstead(node, text.slice(shown, shownEnd), isAligned ? null : own);
    start = end;
    shown = shownEnd;
  }
}
