import { Marked, type MarkedExtension, type Tokens } from 'marked';
import { fenceMark } from './fences.ts';

const definitionStart = /^ {0,3}\[\^([^\]\s]{1,200})\]:[ \t]*(.*)$/;
const reference = /^\[\^([^\]\s]{1,200})\]/;
/** A line that begins something of its own, so that it does not go on with a note's paragraph. */
const blockStart = /^ {0,3}(?:#{1,6}[ \t]|[>|<]|[-*+][ \t]|\d{1,9}[.)][ \t]|`{3}|~{3})/;

const maxBackLinks = 20;

type Note = { label: string; lines: string[] };

/** Whether a text may have footnotes; most have none. */
export function mayHaveNotes(text: string): boolean {
  return text.includes('[^') && /^ {0,3}\[\^[^\]\s]{1,200}\]:/m.test(text);
}

/**
 * Renders Markdown with the footnotes of GitHub: `text[^1]` and, anywhere on a line of its own, `[^1]: note`. The notes come last, in the
 * order in which they are met; one that nothing refers to comes after them.
 */
export function renderWithNotes(text: string, ...extensions: MarkedExtension[]): string {
  const { prose, notes } = splitNotes(text);
  const known = new Map<string, Note>();
  for (const note of notes) if (!known.has(keyOf(note.label))) known.set(keyOf(note.label), note);
  /** The notes in their order, and how often each was referred to. */
  const met = new Map<Note, number>();
  const numbers = new Map<Note, number>();
  const order: Note[] = [];
  const numberOf = (note: Note): number => {
    const number = numbers.get(note);
    if (number !== undefined) return number;
    order.push(note);
    numbers.set(note, order.length);
    return order.length;
  };
  const marked = new Marked(...extensions, {
    tokenizer: {
      // Marked would take a note in a quotation for the address of a link, and drop it.
      def: (source) => (definitionStart.test(source.split('\n', 1)[0] ?? '') ? undefined : false),
    },
    extensions: [
      {
        name: 'noteReference',
        level: 'inline',
        // No `start`: marked stops at any bracket by itself.
        tokenizer(source) {
          const match = source.startsWith('[^') ? reference.exec(source) : null;
          if (!match || !known.has(keyOf(match[1] ?? ''))) return undefined;
          return { type: 'noteReference', raw: match[0], label: match[1] };
        },
        renderer(token: Tokens.Generic) {
          const note = known.get(keyOf(String(token.label)));
          if (!note) return token.raw;
          const number = numberOf(note);
          const count = (met.get(note) ?? 0) + 1;
          met.set(note, count);
          return `<sup id="${backName(number, count)}"><a href="#fn-${number}">${number}</a></sup>`;
        },
      },
    ],
  });
  const body = marked.parse(prose, { async: false });
  const rendered: string[] = [];
  const ordered: Note[] = [];
  // A note may refer to others, which then join the end.
  const render = () => {
    for (let note = order[ordered.length]; note !== undefined; note = order[ordered.length]) {
      ordered.push(note);
      rendered.push(marked.parse(note.lines.join('\n'), { async: false }).trim());
    }
  };
  render();
  for (const note of notes) {
    if (numbers.has(note)) continue;
    numberOf(note);
    render();
  }
  if (ordered.length === 0) return body;
  const items = ordered.map((note, index) => noteItem(rendered[index] ?? '', index + 1, met.get(note) ?? 0));
  return `${body}\n<hr>\n<ol>\n${items.join('\n')}\n</ol>\n`;
}

function noteItem(html: string, number: number, count: number): string {
  const links = Array.from(
    { length: Math.min(count, maxBackLinks) },
    (_, index) => ` <a href="#${backName(number, index + 1)}">↩</a>`,
  ).join('');
  const inside = html.endsWith('</p>') ? `${html.slice(0, -4)}${links}</p>` : html + links;
  return `<li id="fn-${number}">${inside}</li>`;
}

function backName(number: number, count: number): string {
  return count === 1 ? `fnref-${number}` : `fnref-${number}-${count}`;
}

function keyOf(label: string): string {
  return label.toLowerCase();
}

/** Takes the definitions of notes out of a text: each with the lines that go on with it, indented or of the same paragraph. */
function splitNotes(text: string): { prose: string; notes: Note[] } {
  const prose: string[] = [];
  const notes: Note[] = [];
  let fence = '';
  let note: Note | null = null;
  let blanks = 0;
  for (const line of text.split('\n')) {
    const start = fence === '' ? definitionStart.exec(line) : null;
    if (start) {
      note = { label: start[1] ?? '', lines: [start[2] ?? ''] };
      notes.push(note);
      blanks = 0;
      continue;
    }
    if (note) {
      if (line.trim() === '') {
        blanks += 1;
        continue;
      }
      const isIndented = /^(?: {2,4}|\t)/.test(line);
      if (isIndented || (blanks === 0 && !blockStart.test(line))) {
        for (; blanks > 0; blanks -= 1) note.lines.push('');
        note.lines.push(line.replace(/^(?: {1,4}|\t)/, ''));
        continue;
      }
      prose.push('');
      note = null;
      blanks = 0;
    }
    const mark = fenceMark(line);
    if (fence === '' && mark !== undefined) fence = mark;
    else if (fence !== '' && mark?.startsWith(fence)) fence = '';
    prose.push(line);
  }
  return { prose: prose.join('\n'), notes };
}
