/** East Asian characters are twice as wide as Latin ones and say about twice as much. */
const wide =
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3ffff}]/u;
const sentenceEnd = /[。！？!?…]["”’』」）)]*$|[.]["”’)]*$/u;
const clauseEnd = /[，,；;：:、]$/u;

/**
 * The beginning of a text, for a list: at most `columns` wide (a Han character takes two), cut after a sentence when one ends
 * in the last two thirds, else at a clause or word with an ellipsis. White space is folded.
 */
export function excerpt(text: string, columns: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  let width = 0;
  let sentence = 0;
  let softBreak = 0;
  let end = 0;
  for (const character of flat) {
    width += wide.test(character) ? 2 : 1;
    if (width > columns) return cut(flat, { end, sentence, softBreak });
    end += character.length;
    if (width < columns / 3) continue;
    const next = flat[end] ?? ' ';
    const piece = flat.slice(Math.max(0, end - 3), end);
    // A full stop ends a sentence only before a space: "3.5" and "Node.js" go on.
    if (sentenceEnd.test(piece) && (character !== '.' || next === ' ')) sentence = end;
    else if (clauseEnd.test(character) || character === ' ') softBreak = end;
  }
  return flat;
}

function cut(text: string, at: { end: number; sentence: number; softBreak: number }): string {
  if (at.sentence > 0) return text.slice(0, at.sentence);
  // A word is not cut in the middle; Han text has no spaces and may be cut anywhere.
  const isInsideWord = /\p{L}$/u.test(text.slice(0, at.end)) && !wide.test(text.charAt(at.end - 1));
  const end = isInsideWord && at.softBreak > 0 ? at.softBreak : at.end;
  return `${text.slice(0, end).replace(/[\s，,；;：:、.]+$/u, '')}…`;
}

/** The first words of a text, for an article without a title: one sentence of at most 40 columns. */
export function firstWords(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  return excerpt(line, 40);
}
