/** The lines of a Markdown text that stand outside of fenced code. */
export function* proseLines(text: string): Generator<string> {
  let fence = '';
  for (const line of text.split('\n')) {
    const mark = fenceMark(line);
    if (fence === '' && mark !== undefined) fence = mark;
    else if (fence === '') yield line;
    else if (mark?.startsWith(fence)) fence = '';
  }
}

/** The signs of a line that opens or closes fenced code. https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
export function fenceMark(line: string): string | undefined {
  return /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
}
