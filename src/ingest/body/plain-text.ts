/**
 * Text as people type it: a blank line ends a paragraph, a newline a line. Character references and the odd inline tag in it are
 * left to the HTML parser.
 */
export function textToHtml(text: string): string {
  const paragraphs = text.trim().split(/\n[ \t\u00a0\u3000]*\n\s*/);
  return paragraphs.map((paragraph) => `<p>${paragraph.split('\n').join('<br>')}</p>`).join('\n');
}
