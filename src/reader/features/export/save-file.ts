/** By then the browser has the file. */
const keepMs = 60_000;

/** Hands a file to the browser, which saves it as it saves others. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keepMs);
}

/** Bytes of a name that every file system takes, with room for an ending. */
const maxBytes = 200;

/** A file's name made of a title: no character that a system gives a meaning, no device's name, not too long in UTF-8. */
export function fileNameOf(title: string, ending: string): string {
  const plain = title
    .replaceAll(/[\p{Cc}\p{Cs}"*/:<>?\\|]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '');
  const short = within(plain, maxBytes).replace(/[. ]+$/, '');
  const isDevice = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(short);
  return `${short === '' || isDevice ? 'article' : short}.${ending}`;
}

function within(text: string, bytes: number): string {
  let length = 0;
  let kept = '';
  for (const character of text) {
    length += new TextEncoder().encode(character).length;
    if (length > bytes) break;
    kept += character;
  }
  return kept;
}
