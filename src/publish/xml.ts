/**
 * Text for an XML document: what would be markup is escaped, and what no XML 1.0 document may hold (section 2.2: most control characters,
 * halves of surrogate pairs, U+FFFE and U+FFFF) becomes U+FFFD.
 */
export function escapeXml(text: string): string {
  return text
    .replaceAll(forbidden, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to find.
const forbidden = /[\x00-\x08\x0B\x0C\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/gu;
