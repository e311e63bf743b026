/** One `key: value` of a front matter as it is written, with the lines that belong to it. */
export type Entry = {
  key: string;
  /** What stands on the key's own line, trimmed. */
  value: string;
  /** The lines after it, as written. */
  more: string[];
};

/** Keys that posts really use. Where a line could be text as well, only these make it front matter. */
const known =
  'title|date|updated|categories|category|tags|tag|author|authors|comments|headimg|thumbnail|cover|banner|image|photos|' +
  'id|abbrlink|permalink|link|source_url|url|original|ref|lang|language|layout|published|description|excerpt|keywords';

const knownKey = new RegExp(`^(["']?)(${known})\\1[ \\t]*[:：]`, 'i');
const plainKey = /^(?:(["'])([^"']{1,64})\1|([A-Za-z_][\w.-]{0,63}))[ \t]*:(?=[ \t]|$)/;
/** A list may stand below these after a blank line; below others it is the body's. */
const openListKey = /^(["']?)(?:categor(?:ies|y)|tags?|authors?|photos|keywords)\1[ \t]*:$/i;
const lowerKey = /^[a-z][\w.-]{0,63}[ \t]*:(?=[ \t]|$)/;

/** Says whether a line starts with a key that posts use, also without the space after the colon that YAML wants. */
export function startsWithKnownKey(line: string): boolean {
  return knownKey.test(line.trimStart());
}

/**
 * Cuts a front matter into its entries, however broken their values are: an entry begins at a line with a key that is indented
 * no further than the first one, and takes all lines up to the next.
 */
export function splitEntries(source: string): Entry[] {
  const entries: Entry[] = [];
  let base: number | null = null;
  for (const line of source.split('\n')) {
    const text = line.trimStart();
    const indent = line.length - text.length;
    const start = base === null || indent <= base ? startOf(text) : null;
    if (start) {
      base ??= indent;
      entries.push(start);
    } else if (!(text.startsWith('#') && indent <= (base ?? 0))) entries.at(-1)?.more.push(line);
  }
  return entries;
}

function startOf(text: string): Entry | null {
  const match = knownKey.exec(text) ?? plainKey.exec(text);
  if (!match) return null;
  const key = match[3] ?? match[2] ?? '';
  return { key, value: text.slice(match[0].length).trim(), more: [] };
}

/** The entry as a piece of YAML of its own. */
export function entrySource(entry: Entry): string {
  return [`${JSON.stringify(entry.key)}: ${entry.value}`, ...entry.more].join('\n');
}

/**
 * Finds where the leading `key: value` lines of a text end, for a front matter that nothing closes.
 * @returns the offset after the last of them: `from` when there are none.
 */
export function endOfLeadingEntries(text: string, from: number): number {
  let end = from;
  let isAfterBlank = false;
  let isListOpen = false;
  let base: number | null = null;
  for (let at = from; at < text.length; ) {
    const next = nextLine(text, at);
    const line = text.slice(at, next).trimEnd();
    const indent = line.length - line.trimStart().length;
    const isDeeper = base !== null && indent > base;
    if (line === '') isAfterBlank = true;
    else if (!isDeeper && (startsWithKnownKey(line) || (!isAfterBlank && lowerKey.test(line)))) {
      end = next;
      base ??= indent;
      isAfterBlank = false;
      isListOpen = openListKey.test(line.trimStart());
    } else if (isDeeper || isContinuation(line)) {
      // After a blank line it may be the body as well, indented or a list: only a further key decides that.
      if (isListOpen || (!isAfterBlank && end > from)) {
        end = next;
        isAfterBlank = false;
        isListOpen = false;
      }
    } else break;
    at = next;
  }
  return end;
}

/** Lines that can belong to the entry before them: indented ones, list items, comments. */
export function isContinuation(line: string): boolean {
  return /^(?:[ \t]|-(?:[ \t]|$)|#)/.test(line);
}

/** The offset of the line after the one that holds `at`. */
export function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}
