/** The first and last byte that a client asks for. */
export type ByteRange = { first: number; last: number };

/**
 * Reads a Range header for a file of `size` bytes (RFC 9110, 14.1.2): `byteRange('bytes=-5', 100)` -> `{ first: 95, last: 99 }`.
 * @returns `null` for no range, several or one of another kind, which a server may answer with the whole file; `'outside'` for one
 *   that begins behind the end.
 */
export function byteRange(header: string | null, size: number): ByteRange | 'outside' | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'outside' : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  if (to !== '' && Number(to) < first) return null;
  return first >= size ? 'outside' : { first, last: Math.min(to === '' ? size : Number(to), size - 1) };
}
