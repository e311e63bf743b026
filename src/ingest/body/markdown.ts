import { Marked, type MarkedExtension, type Tokens } from 'marked';
import { proseLines } from './fences.ts';
import { mayHaveNotes, renderWithNotes } from './footnotes.ts';
import { replaceHexoTags } from './hexo-tags.ts';
import { textToHtml } from './plain-text.ts';

/**
 * Hexo's default renderer: GitHub's Markdown, a newline is a line break, headings have ids made of their words so that tables of
 * contents work. Raw HTML passes; the cleaner sees all of it. (Hexo also makes quotes and dashes typographic; the author's
 * characters are left alone here.)
 */
const likeHexo: MarkedExtension = {
  gfm: true,
  breaks: true,
  renderer: {
    heading(token: Tokens.Heading): string {
      return `<h${token.depth} id="${headingId(token.text)}">${this.parser.parseInline(token.tokens)}</h${token.depth}>\n`;
    },
  },
};
const marked = new Marked(likeHexo);

/** Longer bodies are no Markdown that a person wrote, and marked needs some three seconds for a megabyte of short lines. */
const maxMarkdown = 1_000_000;

/** Renders a Markdown body. What marked cannot parse is shown as plain text instead. */
export function markdownToHtml(source: string): string {
  const text = replaceHexoTags(source);
  if (source.length > maxMarkdown || isAbusive(text)) return textToHtml(text);
  try {
    return mayHaveNotes(text) ? renderWithNotes(text, likeHexo) : marked.parse(text, { async: false });
  } catch {
    // Nesting that overflows marked's recursion: the words are still there to read.
    return textToHtml(text);
  }
}

/** What marked cannot read in time: found by measuring each sign and pair of signs at two lengths. */
function isAbusive(text: string): boolean {
  const hasRun = /([[\]!><(\\|&])\1{99}/.test(text);
  const hasNest = /(?:(?:[>*+-]|\d{1,9}[.)])[ \t]+){100}/.test(text);
  return hasRun || hasNest || isStaircase(text) || emphasisCost(text) > maxEmphasisCost;
}

/** Lists nested twenty levels deep, on many lines: each level is read once more for every level above it. */
function isStaircase(text: string): boolean {
  return (text.match(/^ {40,}[-*+\d]/gm)?.length ?? 0) > 50;
}

/** About a second: 20,000 signs in one paragraph. */
const maxEmphasisCost = 4e8;

/** Signs of emphasis look for their partners through the whole paragraph: the cost is the square of their number. */
function emphasisCost(text: string): number {
  let cost = 0;
  let signs = 0;
  for (const line of proseLines(text)) {
    // A blank line ends a paragraph; the cells of a table are read one by one.
    if (line.trim() === '' || line.startsWith('|')) {
      cost += signs * signs;
      signs = 0;
    } else {
      signs += line.match(/[*_~!]/g)?.length ?? 0;
    }
  }
  return cost + signs * signs;
}

function headingId(text: string): string {
  return text
    .replace(/<[^>]{0,200}>/g, '')
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, '-')
    .replace(/^-|-$/g, '');
}
