import type { StoredRange } from './edge-bindings.ts';

/**
 * Reads a Range header (RFC 9110, 14.1.2): `readRange('bytes=-5')` -> `{ suffix: 5 }`. `null` for none, several or one of another kind, which a server may
 * answer with the whole file.
 */
export function readRange(header: string | null): StoredRange | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '') return to === '' ? null : { suffix: Number(to) };
  const offset = Number(from);
  if (to === '') return { offset };
  return Number(to) < offset ? null : { offset, length: Number(to) - offset + 1 };
}
