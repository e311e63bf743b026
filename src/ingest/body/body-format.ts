import { proseLines } from './fences.ts';
import { markdownToHtml } from './markdown.ts';
import { textToHtml } from './plain-text.ts';

export type BodyFormat = 'html' | 'markdown' | 'text';

/**
 * Elements that begin a block, by CommonMark's list of HTML blocks: https://spec.commonmark.org/0.31.2/#html-blocks (6 and 1).
 */
const blockNames =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|' +
  'figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|' +
  'ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul|pre|script|style|textarea|' +
  'video|audio|noscript';
const startsWithBlock = new RegExp(`^</?(?:${blockNames})(?=[\\s/>])`, 'i');
const anyTag = /<\/?[a-z][^\s<>]*[\s/>]/i;
const blockTag = new RegExp(`<(?:${blockNames}|br)(?=[\\s/>])`, 'i');
/** Tags by which HTML makes the paragraphs that Markdown makes with blank lines and signs. */
const paragraphTag = /<(?:p|br|div|section|h[1-6]|li)(?=[\s/>])/gi;

/**
 * What a body is written in.
 *
 * 1. It begins with an HTML block (after comments): HTML. Its Markdown-looking text is text. When that block is one `<div>` around
 *    everything, as RSS pipelines write it, and nothing inside makes lines or paragraphs, its newlines do: text.
 * 2. Otherwise its lines are counted: headings, fences, tables, links, pictures and Hexo tags as Markdown, `<p>`, `<br>`, `<div>` and the
 *    like as HTML, both outside of code. Markdown wins when it has as many: a post that begins with stray text and goes on in
 *    HTML stays HTML, a Markdown post with a few tags stays Markdown.
 * 3. Lists, quotes, emphasis and inline code, which plain text has too, decide where no HTML block stands, or where they outnumber the
 *    tags: one tip or fold in the middle does not make HTML of a Markdown post.
 * 4. What is left is HTML when it has tags that make lines, or tags and no blank line; else text.
 */
export function bodyFormat(body: string): BodyFormat {
  const text = skipComments(body);
  if (startsWithBlock.test(text)) return isWrappedText(text) ? 'text' : 'html';
  const prose = withoutCode(text);
  const { strong, weak } = markdownSigns(prose, text);
  const htmlSigns = prose.match(paragraphTag)?.length ?? 0;
  if (strong > 0 && strong >= htmlSigns) return 'markdown';
  if (blockTag.test(prose)) return weak > htmlSigns ? 'markdown' : 'html';
  if (weak > 0) return 'markdown';
  return isText(text) ? 'text' : 'html';
}

/** Control characters, which mean nothing in an article and are forbidden in feeds, and halves of characters. */
const unwritable = /[^\P{Cc}\t\n\r]|\p{Surrogate}/gu;
/** A quick look for them, which few bodies do not pass: a search by Unicode's classes takes four times as long. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go; tab, newline and return stay.
const suspect = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]/;

function writable(text: string): string {
  return suspect.test(text) ? text.replace(unwritable, readable) : text;
}

function readable(character: string): string {
  if (character === '\f') return ' ';
  return character < '\u00a0' ? '' : '\ufffd';
}

/** Turns a body into the HTML that it means. */
export function bodyToHtml(body: string): string {
  const source = withoutCdata(writable(body).replace(/^\ufeff/, ''));
  switch (bodyFormat(source)) {
    case 'html':
      return source;
    case 'markdown':
      return markdownToHtml(source);
    case 'text':
      return textToHtml(unwrapped(skipComments(source)));
  }
}

/** No tags at all, or only such as stand in a line, with blank lines between paragraphs. */
function isText(text: string): boolean {
  if (!anyTag.test(text)) return true;
  return !blockTag.test(text) && /\S[ \t]*\n[ \t\u00a0\u3000]*\n\s*\S/.test(text.trim());
}

function isWrappedText(text: string): boolean {
  const inner = unwrapped(text);
  return inner !== text && inner.trim().includes('\n') && isText(inner);
}

/** What stands inside the one division around a whole body. */
function unwrapped(text: string): string {
  const open = /^<div(?:\s[^<>]*)?>/i.exec(text);
  const end = text.trimEnd();
  if (!open || !/<\/div\s*>$/i.test(end.slice(-20))) return text;
  return end.slice(open[0].length, end.lastIndexOf('<'));
}

function skipComments(body: string): string {
  let text = body.trimStart();
  while (text.startsWith('<!--')) {
    const end = text.indexOf('-->', 4);
    if (end < 0) break;
    text = text.slice(end + 3).trimStart();
  }
  return text;
}

function withoutCdata(body: string): string {
  const text = body.trim();
  return text.startsWith('<![CDATA[') && text.endsWith(']]>') ? text.slice(9, -3) : body;
}

/** Leaves out fenced, inline and `<pre>` code: what stands there is an example of something. */
function withoutCode(text: string): string {
  const kept: string[] = [];
  for (const line of proseLines(withoutPre(text))) kept.push(line.replace(/`[^`]{1,500}`/g, ' '));
  return kept.join('\n');
}

function withoutPre(text: string): string {
  const lower = text.toLowerCase();
  let kept = '';
  let from = 0;
  for (let start = lower.indexOf('<pre'); start >= 0; start = lower.indexOf('<pre', from)) {
    const end = lower.indexOf('</pre', start);
    if (end < 0) break;
    kept += text.slice(from, start);
    from = end;
  }
  return kept + text.slice(from);
}

const strongSigns: readonly RegExp[] = [
  /^ {0,3}#{1,6}[ \t]+\S/,
  /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/,
  /!?\[[^\]\n]{0,300}\]\([^)\s]{1,500}[)\s]/,
  /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S/,
  /\{%-?[ \t]*[a-z_]{2,30}\b/,
];
const weakSigns: readonly RegExp[] = [
  /^ {0,3}[-*+][ \t]+\S/,
  /^ {0,3}\d{1,9}[.)][ \t]+\S/,
  /^ {0,3}>[ \t]?\S/,
  /\*\*[^\s*][^*\n]{0,300}\*\*/,
  /^ {0,3}(?:={3,}|-{3,}|\*{3,}|_{3,})[ \t]*$/,
  /~~[^\s~][^~\n]{0,300}~~/,
];

function markdownSigns(prose: string, text: string): { strong: number; weak: number } {
  // A fence counts where it opens; an inline code span is a weak sign.
  let strong = /^ {0,3}(?:`{3}|~{3})/m.test(text) ? 1 : 0;
  let weak = /`[^`\n]{1,300}`/.test(text) ? 1 : 0;
  for (const line of prose.split('\n')) {
    const start = line.slice(0, 2000);
    if (strongSigns.some((sign) => sign.test(start))) strong += 1;
    else if (weakSigns.some((sign) => sign.test(start))) weak += 1;
  }
  return { strong, weak };
}
