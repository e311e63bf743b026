import { feedFiles, feedsFolder } from './feed-url.ts';

const utf8 = '; charset=utf-8';

/** Types of the files that a site may have, by their endings. */
const types: Readonly<Record<string, string>> = {
  html: `text/html${utf8}`,
  js: `text/javascript${utf8}`,
  css: `text/css${utf8}`,
  json: 'application/json',
  xml: 'application/xml',
  txt: `text/plain${utf8}`,
  md: `text/markdown${utf8}`,
  opml: `text/x-opml${utf8}`,
  ndjson: 'application/x-ndjson',
  webmanifest: 'application/manifest+json',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  flac: 'audio/flac',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  ogv: 'video/ogg',
  webm: 'video/webm',
  ttf: 'font/ttf',
  otf: 'font/otf',
  woff: 'font/woff',
  woff2: 'font/woff2',
  csv: `text/csv${utf8}`,
  epub: 'application/epub+zip',
  wasm: 'application/wasm',
  zip: 'application/zip',
  pdf: 'application/pdf',
};

/** What the forms of a feed are. */
export const feedTypes = {
  rss: `application/rss+xml${utf8}`,
  atom: `application/atom+xml${utf8}`,
  json: `application/feed+json${utf8}`,
} as const;

/**
 * The content type of a file of a site: `contentTypeOf('feeds/all/rss.xml')` -> `"application/rss+xml; charset=utf-8"`. Of an ending that
 * is not known a browser must make nothing: `application/octet-stream`.
 */
export function contentTypeOf(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (file === 'opensearch.xml') return 'application/opensearchdescription+xml';
  const feedKind = (['rss', 'atom', 'json'] as const).find((kind) => feedFiles[kind] === name);
  if (feedKind && file.startsWith(`${feedsFolder}/`)) return feedTypes[feedKind];
  const ending = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
  return (Object.hasOwn(types, ending) ? types[ending] : undefined) ?? 'application/octet-stream';
}

/** Says whether files of this type become smaller. Pictures, sound and most fonts are compressed in themselves. */
export function isCompressible(contentType: string): boolean {
  return /^(text\/|image\/svg|application\/([\w.-]+\+)?(json|xml|x-ndjson|wasm)\b)/.test(contentType);
}
