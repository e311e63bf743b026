/** Marks that do not begin a line in Chinese, and those that do not end one (https://www.w3.org/TR/clreq/#prohibition_rules_for_line_start_end). */
const notFirst = /^[\p{Pe}\p{Pf}、。，．・：；！？!?,.:;%‰℃°…—～\u3005\u30fc\p{M}]$/u;
const notLast = /^[\p{Ps}\p{Pi}]$/u;
/** What may be parted from what stands beside it: Han, kana, Hangul, wide forms. */
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef…—“”‘’\p{Extended_Pictographic}]/u;

/**
 * Breaks a text into lines of at most `width`, as `measure` finds it: Chinese between any two characters but never with a closing mark at the
 * beginning of a line or an opening one at its end, other scripts between words. Each line of the text is one of its own. What does not fit into
 * `mostLines` ends with an ellipsis.
 */
export function wrapText(
  text: string,
  options: { width: number; mostLines: number; measure: (text: string) => number },
): string[] {
  const { width, mostLines, measure } = options;
  const lines = text
    .split(/\s*\n\s*/)
    .filter((line) => line.trim() !== '')
    .flatMap((line) => wrapLine(line.replace(/\s+/g, ' ').trim(), width, measure));
  if (lines.length <= mostLines) return lines;
  const kept = lines.slice(0, mostLines);
  const last = kept.at(-1) ?? '';
  return [...kept.slice(0, -1), withEllipsis(last, width, measure)];
}

function wrapLine(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const unit of units(text)) {
    if (measure((line + unit).trimEnd()) <= width) {
      line += unit;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    line = '';
    // A word that is wider than a line is broken wherever the line ends.
    for (const character of measure(unit.trimEnd()) > width ? graphemes(unit) : [unit]) {
      if (line !== '' && measure((line + character).trimEnd()) > width) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** What stays on one line: a word with the space after it, a wide character, each with the marks that belong to it. */
function units(text: string): string[] {
  const all: string[] = [];
  let isOpen = false;
  let before = '';
  for (const character of graphemes(text)) {
    const isMark = notFirst.test(character) || character === ' ';
    const isWord = !wide.test(character) && !wide.test(before) && !before.endsWith(' ');
    if (all.length > 0 && (isMark || isOpen || (isWord && before !== ''))) all[all.length - 1] += character;
    else all.push(character);
    isOpen = notLast.test(character);
    before = character;
  }
  return all;
}

function withEllipsis(line: string, width: number, measure: (text: string) => number): string {
  const characters = graphemes(line);
  while (characters.length > 0 && measure(`${characters.join('')}…`) > width) characters.pop();
  return `${characters.join('').replace(/[\s\p{P}]+$/u, '')}…`;
}

/** Characters as people see them. */
function graphemes(text: string): string[] {
  if (!('Segmenter' in Intl)) return Array.from(text);
  return Array.from(
    new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text),
    ({ segment }) => segment,
  );
}
