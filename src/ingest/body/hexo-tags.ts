import { fenceMark } from './fences.ts';

/**
 * Hexo's tags (`{% asset_img a.png %}`) in Markdown, put as the Markdown or HTML that they stand for. Tags in code are examples and stay.
 * One that nobody knows stays readable as it is; the tags of themes that come in pairs (`{% note %}…{% endnote %}`) leave their content.
 * https://hexo.io/docs/tag-plugins
 */
export function replaceHexoTags(source: string): string {
  if (!source.includes('{%')) return source;
  const ends = new Set(
    [...source.matchAll(/\{%-?[ \t]*end([a-z_]{2,30})\b/g)].map((match) => match[1] ?? ''),
  );
  const reader = new TagReader(ends);
  return source
    .split('\n')
    .map((line) => reader.line(line))
    .join('\n');
}

const ownFence = '~~~~~~';
const tag = /(`[^`]{1,500}`)|\{%-?[ \t]*([a-z_]{2,30})\b([^%]{0,500})%\}/g;

/** Goes through a body line by line, because a tag means nothing inside code. */
class TagReader {
  readonly #ends: ReadonlySet<string>;
  readonly #quoted: string[] = [];
  /** The fence that is open, or the name of the code tag that is. */
  #fence = '';
  #codeTag = '';

  constructor(ends: ReadonlySet<string>) {
    this.#ends = ends;
  }

  line(line: string): string {
    if (this.#codeTag !== '') return this.#codeLine(line);
    const mark = fenceMark(line);
    if (this.#fence !== '') {
      if (mark?.startsWith(this.#fence)) this.#fence = '';
      return line;
    }
    if (mark !== undefined) {
      this.#fence = mark;
      return line;
    }
    const code = /^\s*\{%-?[ \t]*(codeblock|code)\b([^%]{0,300})%\}/.exec(line);
    if (!code?.[1] || !this.#ends.has(code[1])) return line.includes('{%') ? this.#replace(line) : line;
    this.#codeTag = code[1];
    return `\n${ownFence}${/(?:^|\s)lang:([\w+#.-]{1,30})/.exec(code[2] ?? '')?.[1] ?? ''}`;
  }

  #codeLine(line: string): string {
    const isEnd = line.includes('{%') && new RegExp(`\\{%-?[ \\t]*end${this.#codeTag}\\b`).test(line);
    if (!isEnd) return line;
    this.#codeTag = '';
    return ownFence;
  }

  #replace(line: string): string {
    return line.replace(tag, (whole: string, code: string | undefined, name: string, parameters: string) =>
      code === undefined ? (this.#tag(name, wordsOf(parameters)) ?? whole) : code,
    );
  }

  #tag(name: string, words: readonly string[]): string | null {
    const isPaired = this.#ends.has(name);
    switch (name) {
      case 'blockquote':
      case 'quote':
      case 'pullquote':
        if (!isPaired) return null;
        this.#quoted.push(name === 'pullquote' ? '' : words.join(' '));
        return '\n<blockquote>\n\n';
      case 'endblockquote':
      case 'endquote':
      case 'endpullquote': {
        const author = this.#quoted.pop();
        return `\n\n${author ? `— ${author}\n\n` : ''}</blockquote>\n`;
      }
      default:
        return singleTag(name, words) ?? (isPaired || name.startsWith('end') ? '' : null);
    }
  }
}

function singleTag(name: string, words: readonly string[]): string | null {
  const [first = '', second] = words;
  switch (name) {
    case 'asset_img':
    case 'img':
      return pictureTag(words);
    case 'youtube':
      return `<iframe src="https://www.youtube.com/embed/${encodeURIComponent(first)}"></iframe>`;
    case 'vimeo':
      return `<iframe src="https://player.vimeo.com/video/${encodeURIComponent(first)}"></iframe>`;
    case 'link':
      return second === undefined ? null : `<a href="${escapeQuotes(second)}">${first}</a>`;
    case 'post_link':
    case 'asset_link':
      return words.slice(1).join(' ') || first;
    default:
      return null;
  }
}

/** `{% asset_img [class names] file [width] [height] ["title" ["alt"]] %}`: the file is the first word that looks like one. */
function pictureTag(words: readonly string[]): string | null {
  const at = words.findIndex(
    (word) => /\.[a-z0-9]{2,5}(?:[?#].*)?$/i.test(word) || /^(?:https?:)?\/\//i.test(word),
  );
  const file = words[at];
  if (file === undefined) return null;
  const sizes = words.slice(at + 1, at + 3).filter((word) => /^\d{1,5}$/.test(word));
  const [title = '', alt = title] = words.slice(at + 1 + sizes.length);
  const size = sizes.map((pixels, index) => ` ${index === 0 ? 'width' : 'height'}="${pixels}"`).join('');
  return `<img src="${escapeQuotes(file)}" alt="${escapeQuotes(alt)}"${size}>`;
}

function wordsOf(parameters: string): string[] {
  const words = parameters.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g);
  return [...words].map(([, double, single, bare]) => double ?? single ?? bare ?? '');
}

function escapeQuotes(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
