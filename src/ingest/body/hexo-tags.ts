/**
 * Hexo's tags (`{% asset_img a.png %}`) in Markdown, put as the Markdown or HTML that they stand for. Tags in code are examples and stay.
 * One that nobody knows stays readable as it is; the tags of themes that come in pairs (`{% note %}…{% endnote %}`) leave their content.
 * https://hexo.io/docs/tag-plugins
 */
export function replaceHexoTags(source: string): string {
  if (!source.includes('{%')) return source;
  const ends = new Set([...source.matchAll(/\{%-?[ \t]*end([a-z_]{2,30})\b/g)].map((match) => match[1]));
  const lines: string[] = [];
  let fence = '';
  let codeEnd: RegExp | null = null;
  for (const line of source.split('\n')) {
    if (codeEnd) {
      if (codeEnd.test(line)) {
        lines.push('~~~~~~');
        codeEnd = null;
      } else lines.push(line);
      continue;
    }
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && fence === '') fence = mark;
    else if (fence !== '' && mark?.startsWith(fence)) fence = '';
    else if (fence === '') {
      const block = /^\s*\{%-?[ \t]*(codeblock|code)\b([^%]{0,300})%\}/.exec(line);
      if (block && ends.has(block[1])) {
        lines.push('', `~~~~~~${languageOf(block[2] ?? '')}`);
        codeEnd = new RegExp(`\\{%-?[ \\t]*end${block[1]}\\b`);
        continue;
      }
      lines.push(replaceInLine(line, ends));
      continue;
    }
    lines.push(line);
  }
  if (codeEnd) lines.push('~~~~~~');
  return lines.join('\n');
}

function languageOf(parameters: string): string {
  return /(?:^|\s)lang:([\w+#.-]{1,30})/.exec(parameters)?.[1] ?? '';
}

const tag = /(`[^`]{1,500}`)|\{%-?[ \t]*([a-z_]{2,30})\b([^%]{0,500})%\}/g;

function replaceInLine(line: string, ends: ReadonlySet<string | undefined>): string {
  if (!line.includes('{%')) return line;
  return line.replace(tag, (whole: string, code: string | undefined, name: string, parameters: string) => {
    if (code !== undefined) return code;
    return replaceTag(name, wordsOf(parameters), ends) ?? whole;
  });
}

function replaceTag(
  name: string,
  words: readonly string[],
  ends: ReadonlySet<string | undefined>,
): string | null {
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
    case 'blockquote':
    case 'quote':
    case 'pullquote':
      return ends.has(name) ? '\n<blockquote>\n\n' : null;
    case 'endblockquote':
    case 'endquote':
    case 'endpullquote':
      return '\n\n</blockquote>\n';
    default:
      // One of a pair.
      return ends.has(name) || name.startsWith('end') ? '' : null;
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
  const [width, height] = sizes;
  const size =
    width === undefined ? '' : ` width="${width}"${height === undefined ? '' : ` height="${height}"`}`;
  return `<img src="${escapeQuotes(file)}" alt="${escapeQuotes(alt)}"${size}>`;
}

function wordsOf(parameters: string): string[] {
  return [...parameters.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}

function escapeQuotes(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
