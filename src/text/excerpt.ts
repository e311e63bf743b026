/** East Asian characters are twice as wide as Latin ones and say about twice as much. */
function isWide(code: number): boolean {
  return (
    code >= 0x1100 &&
    (code <= 0x11ff ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7af) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe4f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      (code >= 0xffe0 && code <= 0xffe6) ||
      (code >= 0x2_0000 && code <= 0x3_ffff))
  );
}

const sentenceEnd = /[。！？!?…]["”’』」）)]*$|[.]["”’)]*$/u;
/** The last characters of what that finds: any other needs no look. */
const sentenceMarks = '。！？!?….”"’』」）)';
const clauseMarks = '，,；;：:、 ';

/**
 * The beginning of a text, for a list: at most `columns` wide (a Han character takes two), cut after a sentence when one ends
 * in the last two thirds, else at a clause or word with an ellipsis. White space is folded.
 */
export function excerpt(text: string, columns: number): string {
  // Most texts are many times as long, and this much is enough unless it is full of white space.
  const start = beginning(folded(text.slice(0, columns * 2)), columns);
  if (start !== null) return start;
  const flat = folded(text);
  return beginning(flat, columns) ?? flat;
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** `null` for a text that is no wider than `columns`. */
function beginning(flat: string, columns: number): string | null {
  let width = 0;
  let sentence = 0;
  let softBreak = 0;
  let end = 0;
  for (const character of flat) {
    width += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
    if (width > columns) return cut(flat, { end, sentence, softBreak });
    end += character.length;
    if (width < columns / 3) continue;
    if (sentenceMarks.includes(character) && endsSentence(flat, end)) sentence = end;
    else if (clauseMarks.includes(character)) softBreak = end;
  }
  return null;
}

/** A full stop ends a sentence only before a space: "3.5" and "Node.js" go on. */
function endsSentence(text: string, end: number): boolean {
  const isOpenStop = text[end - 1] === '.' && (text[end] ?? ' ') !== ' ';
  return !isOpenStop && sentenceEnd.test(text.slice(Math.max(0, end - 3), end));
}

function cut(text: string, at: { end: number; sentence: number; softBreak: number }): string {
  if (at.sentence > 0) return text.slice(0, at.sentence);
  // A word is not cut in the middle; Han text has no spaces and may be cut anywhere.
  const last = text.slice(Math.max(0, at.end - 2), at.end);
  const isInsideWord = /\p{L}$/u.test(last) && !isWide(last.charCodeAt(last.length - 1));
  const end = isInsideWord && at.softBreak > 0 ? at.softBreak : at.end;
  return `${text.slice(0, end).replace(/[\s，,；;：:、.]+$/u, '')}…`;
}

/** The first words of a text, for an article without a title: one sentence of at most 40 columns. */
export function firstWords(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  return excerpt(line, 40);
}
