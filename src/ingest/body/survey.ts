import { type ContentKind, contentKinds } from '#contract/article.ts';
import type { Image } from '#contract/image.ts';
import type { CleanElement, CleanNode } from './clean-tree.ts';

export type Survey = { text: string; images: Image[]; has: ContentKind[] };

/** Elements whose text stands on lines of its own. */
const blocks = new Set(
  'p h1 h2 h3 h4 h5 h6 pre li dt dd td th caption figcaption summary blockquote table tr ul ol dl details figure'.split(
    ' ',
  ),
);

const kinds: ReadonlyMap<string, ContentKind> = new Map([
  ['img', 'image'],
  ['video', 'video'],
  ['audio', 'audio'],
  ['table', 'table'],
  ['math', 'math'],
]);

/** Reads off a cleaned body what it says and holds. */
export function survey(nodes: readonly CleanNode[]): Survey {
  const found = new Surveyor();
  found.visit(nodes);
  return {
    text: found.lines(),
    images: found.images,
    has: contentKinds.filter((kind) => found.has.has(kind)),
  };
}

class Surveyor {
  readonly images: Image[] = [];
  readonly has = new Set<ContentKind>();
  readonly #lines: string[] = [];
  #line = '';

  /** What was read, line by line. */
  lines(): string {
    this.#endLine();
    return this.#lines.join('\n');
  }

  visit(nodes: readonly CleanNode[]): void {
    for (const node of nodes) {
      if (typeof node === 'string') this.#write(node);
      else this.#element(node);
    }
  }

  #element(element: CleanElement): void {
    const { name, attributes } = element;
    const kind = kinds.get(name);
    if (kind) this.has.add(kind);
    if (name === 'img') this.#image(attributes.src, attributes);
    else if (name === 'video') this.#image(attributes.poster, attributes);
    else if (name === 'br') this.#endLine();
    else if (name === 'pre' && element.children.some(isCode)) this.has.add('code');
    else if (attributes['data-embed'] !== undefined) {
      // The host's name in it is ours, not the author's.
      this.has.add('embed');
      return;
    }
    // The reading of ruby text would double its words.
    if (name === 'rt' || name === 'rp') return;
    const isCell = name === 'td' || name === 'th';
    if (blocks.has(name) && !isCell) this.#endLine();
    this.visit(isCell ? cellContent(element) : element.children);
    if (isCell) this.#write(' ');
    else if (blocks.has(name)) this.#endLine();
  }

  #image(src: string | undefined, attributes: CleanElement['attributes']): void {
    if (src === undefined) return;
    const { width, height, 'data-signature': signature, 'data-mirror': mirror } = attributes;
    this.images.push({
      src,
      ...(width === undefined ? {} : { width: Number(width) }),
      ...(height === undefined ? {} : { height: Number(height) }),
      ...(signature === undefined ? {} : { signature }),
      ...(mirror === undefined ? {} : { mirror }),
    });
  }

  #write(text: string): void {
    this.#line += text;
  }

  #endLine(): void {
    const line = this.#line.trim();
    this.#line = '';
    if (line !== '') this.#lines.push(line);
  }
}

/** The cells of a row stand on one line, unless one holds more than a paragraph. */
function cellContent({ children }: CleanElement): readonly CleanNode[] {
  const [only] = children;
  const isParagraph = children.length === 1 && typeof only === 'object' && only.name === 'p';
  return isParagraph ? only.children : children;
}

function isCode(node: CleanNode): boolean {
  return typeof node !== 'string' && node.name === 'code';
}
