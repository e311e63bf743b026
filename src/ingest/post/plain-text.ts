import { decodeHTMLStrict } from 'entities/decode';

/** Longer raw values are cut before any work is done on them. In UTF-16 units. */
const maxRawLength = 16 * 1024;

/**
 * What must not reach a line of text: control characters, byte order marks, and the embeddings, overrides and isolates that let
 * a hostile name reverse what stands around it (https://trojansource.codes).
 */
const invisible = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** White space and characters without width, which must not make an empty name look like one. */
const blankStart = /^[\s\u00ad\u200b\u200e\u200f\u2060\u3164]+/;
const blankEnd = /[\s\u00ad\u200b\u200e\u200f\u2060\u3164]$/;

/**
 * Makes one line of plain text of a title or name: `' A&amp;B\n  C '` -> `"A&B C"`. Entities are decoded once; tags stay text.
 * @returns `""` when nothing visible is left.
 */
export function toLine(raw: string): string {
  const text = raw.slice(0, maxRawLength);
  const decoded = text.includes('&') ? decodeHTMLStrict(text) : text;
  return trimBlank(
    joinLines(decoded)
      .replace(invisible, '')
      .replace(/\p{Surrogate}/gu, '\ufffd'),
  );
}

/** A name as a key: the same for writings that look the same, so that two folders do not share one name. */
export function toName(raw: string): string {
  return clip(toLine(raw).normalize('NFC').replace(/\s+/g, ' '), 200);
}

/** Cuts a text to at most `max` UTF-16 units, never within a character, and shows that it was cut. */
export function clip(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Spaces within a line stay as they are: some languages and designs mean them. */
function joinLines(text: string): string {
  const lines = text.split(/[\n\t\f\v\r\u0085\u2028\u2029]/);
  return lines.length === 1 ? text : lines.map(trimBlank).filter(Boolean).join(' ');
}

function trimBlank(text: string): string {
  let end = text.length;
  while (end > 0 && blankEnd.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).replace(blankStart, '');
}
