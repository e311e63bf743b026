/** Text between tags, and in attributes with double quotes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A value as a data block of a page: no text in it can end the block or begin a comment (HTML, section 4.12.1.3). */
export function jsonBlock(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** The attributes of a tag that ingest wrote: names with values in double quotes. Others have to be read by a parser. */
export function attributesOf(tag: string): ReadonlyMap<string, string> {
  const found = tag.matchAll(/ ([\w-]+)="([^"]*)"/g);
  return new Map(Array.from(found, ([, name = '', value = '']) => [name, unescapeHtml(value)]));
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&nbsp;', '\u00A0')
    .replaceAll('&amp;', '&');
}
