/** Text that Markdown shows as it is: without signs that mean something anywhere in a line, or at its beginning. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~|&]/g, '\\$&')
    .replace(/^(\s*)([#+=-])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}

/** An address for between `<` and `>`, where Markdown takes it as it is. */
export function markdownAddress(url: string): string {
  return url.replaceAll(/[<>\s]/g, encodeURIComponent);
}
