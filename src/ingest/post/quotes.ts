/** Words that begin with an apostrophe, which then opens no quotation: 'Til, 'twas, '90s. */
const elision = /^'(?:\d|til|tis|twas|cause|em\b|n'?\b)/i;

/**
 * Reads a value whose quotes YAML does not accept as a person would: `'it's fine'` -> `it's fine`, `""'The Fall'""` ->
 * `The Fall`. Quotes that belong to the text stay: `"A" and "B"`.
 */
export function readBrokenQuotes(text: string): string {
  const mark = text.charAt(0);
  if (!isMark(mark)) return text;
  const unwrapped = unwrapQuotes(text);
  if (unwrapped !== text) return readEscapes(unwrapped, mark);
  // A quotation that nothing closes.
  return text.indexOf(mark, 1) < 0 && !elision.test(text) ? text.slice(1).trim() : text;
}

/** Takes off all layers of quotes around a text. */
export function unwrapQuotes(text: string): string {
  let start = 0;
  let end = text.length;
  while (end - start > 1 && isWrapped(text, start, end)) {
    start += 1;
    end -= 1;
  }
  return start === 0 ? text : text.slice(start, end).trim();
}

function isMark(char: string): boolean {
  return char === "'" || char === '"';
}

/** Says whether the first and the last character are a pair, and not the outer ends of two quotations. */
function isWrapped(text: string, start: number, end: number): boolean {
  const mark = text.charAt(start);
  if (!isMark(mark) || text.charAt(end - 1) !== mark) return false;
  const first = text.indexOf(mark, start + 1);
  const last = text.lastIndexOf(mark, end - 2);
  if (first >= last || first === start + 1) return true;
  const closes = isOutside(text.charAt(first + 1)) && !isOutside(text.charAt(first - 1));
  const opens = isOutside(text.charAt(last - 1)) && !isOutside(text.charAt(last + 1));
  return !(closes && opens);
}

function isOutside(char: string): boolean {
  return /[\s,;:，、；：]/.test(char);
}

/** The escapes of the kind of quote that was meant. */
function readEscapes(text: string, mark: string): string {
  return mark === '"' ? text.replace(/\\(["\\])/g, '$1') : text.replace(/(\w)''(?=\w)/g, "$1'");
}
