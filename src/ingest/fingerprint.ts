import { hash } from 'node:crypto';
import type { Article } from '#contract/article.ts';

/** The first 64 bits of a SHA-256 in hexadecimal digits: enough to tell a million things apart. */
export function shortHash(content: Uint8Array | string): string {
  return hash('sha256', content, 'hex').slice(0, 16);
}

/** Equal for exact copies: posts with the same title, date, author, link and cleaned text, in whichever folders they are. */
export function fingerprintOf(article: Article): string {
  return fingerprintWith(article, htmlHash(article));
}

/** What tells an article from its copies and from what it was before. Its text, which is most of it, is hashed once for both. */
export function hashesOf(article: Article): { fingerprint: string; entry: string } {
  const html = htmlHash(article);
  return {
    fingerprint: fingerprintWith(article, html),
    entry: shortHash(JSON.stringify({ ...article, html })),
  };
}

function fingerprintWith({ title, date, author, link, html, cover }: Article, hashOfHtml: string): string {
  // Without a text it is the picture that tells articles apart.
  const body = html.length === 0 ? (cover?.src ?? null) : hashOfHtml;
  return shortHash(JSON.stringify([title, date, author, link, body]));
}

/** In UTF-16, which is how the text is in memory: to encode it as UTF-8 would take longer than to hash it. */
function htmlHash({ html }: Article): string {
  return shortHash(Buffer.from(html.join('\n'), 'utf16le'));
}
