import { hash } from 'node:crypto';
import type { Article } from '#contract/article.ts';
import { withoutAdded } from './pictures/complete-picture.ts';

/** The first 64 bits of a SHA-256 in hexadecimal digits: enough to tell a million things apart. */
export function shortHash(content: Uint8Array | string): string {
  return hash('sha256', content, 'hex').slice(0, 16);
}

/** Equal for exact copies: posts with the same title, date, author, link and cleaned text, in whichever folders they are. */
export function fingerprintOf({ title, date, author, link, html, cover }: Article): string {
  // Without a text it is the picture that tells articles apart.
  const body = html.length === 0 ? (cover?.src ?? null) : textHash(html);
  return shortHash(JSON.stringify([title, date, author, link, body]));
}

/** In UTF-16, as the text is in memory: to encode it as UTF-8, or as JSON, takes longer than to hash it. */
function textHash(html: readonly string[]): string {
  return shortHash(Buffer.from(withoutAdded(html.join('\n')), 'utf16le'));
}
