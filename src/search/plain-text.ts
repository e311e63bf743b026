/** Elements that stand in a line of text; all others begin and end one. */
const inline = new Set(
  'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};
const tag = /<(?:!--[\s\S]*?-->|\/?([a-z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^'">])*>)/gi;
const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;

/**
 * The text of an article's cleaned HTML (docs/format.md, "HTML"): without tags, entities as characters, with a newline between blocks.
 * It takes any string, and throws nothing.
 */
export function plainText(html: readonly string[]): string {
  return html
    .map((piece) =>
      piece
        .replace(tag, (_, name?: string) =>
          name === undefined || inline.has(name.toLowerCase()) ? '' : '\n',
        )
        .replace(entity, decode),
    )
    .join('\n')
    .replace(/[^\S\n]*\n\s*/g, '\n')
    .trim();
}

function decode(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return named[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
