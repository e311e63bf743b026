import { Marked, type Tokens } from 'marked';
import { replaceHexoTags } from './hexo-tags.ts';
import { textToHtml } from './plain-text.ts';

/**
 * Hexo's default renderer: GitHub's Markdown, a newline is a line break, headings have ids made of their words so that tables of
 * contents work. Raw HTML passes; the cleaner sees all of it. (Hexo also makes quotes and dashes typographic; the author's
 * characters are left alone here.)
 */
const marked = new Marked({
  gfm: true,
  breaks: true,
  renderer: {
    heading(token: Tokens.Heading): string {
      return `<h${token.depth} id="${headingId(token.text)}">${this.parser.parseInline(token.tokens)}</h${token.depth}>\n`;
    },
  },
});

/** Longer bodies are no Markdown that a person wrote, and marked needs some three seconds for a megabyte of signs. */
const maxMarkdown = 1_000_000;

/** Renders a Markdown body. What marked cannot parse is shown as plain text instead. */
export function markdownToHtml(source: string): string {
  const text = replaceHexoTags(source);
  if (source.length > maxMarkdown || isAbusive(text)) return textToHtml(text);
  try {
    return marked.parse(text, { async: false });
  } catch {
    // Nesting that overflows marked's recursion: the words are still there to read.
    return textToHtml(text);
  }
}

/** Runs of signs, nested openers and staircases that no writer types, and that cost a Markdown parser quadratic time. */
function isAbusive(text: string): boolean {
  const hasRun = /([*_`~#=+-])\1{999}|([[\]!><(\\|&])\2{99}/.test(text);
  const hasNest = /(?:[>*+-] ?){300}|(?:!?\[){100}/.test(text);
  return hasRun || hasNest || (text.match(/^ {40,}[-*+\d]/gm)?.length ?? 0) > 50;
}

function headingId(text: string): string {
  return text
    .replace(/<[^>]{0,200}>/g, '')
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, '-')
    .replace(/^-|-$/g, '');
}
