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
