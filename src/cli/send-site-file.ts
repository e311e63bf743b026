import { Readable } from 'node:stream';
import { contentTypeOf, isCompressible } from '#contract/content-types.ts';
import { createLru } from '#proxy/lru.ts';
import { byteRange } from './byte-range.ts';
import { type ContentCoding, chooseCoding, compress } from './content-coding.ts';
import type { SiteFile } from './open-site-file.ts';
import { withImageProxy } from './site-html.ts';

/** What a server keeps of files that it has compressed. */
const kept = { maxCount: 20_000, maxSize: 64 * 1024 * 1024 };
/** Below, headers weigh more than what is saved; above, the file is not worth the memory. */
const compressed = { least: 1024, most: 16 * 1024 * 1024 };

/**
 * Makes answers of files: compressed once for those who can read it, 304 for those who have it, parts of pictures and media, pages
 * told of the image proxy. Closes the file.
 */
export function createSender(): (file: SiteFile, request: Request) => Promise<Response> {
  const bodies = openBodies();
  return async (file, request) => {
    const type = contentTypeOf(file.name);
    const isText = isCompressible(type) && file.size <= compressed.most;
    const coding =
      isText && file.size >= compressed.least ? chooseCoding(request.headers.get('accept-encoding')) : null;
    // Each form has a tag of its own: a strong one stands for the very bytes.
    const tag = `"${file.version}${coding === null ? '' : `-${coding}`}"`;
    const headers = new Headers({ 'content-type': type, etag: tag });
    if (isCompressible(type)) headers.set('vary', 'accept-encoding');
    if (hasTag(request.headers.get('if-none-match'), tag)) {
      await file.handle.close();
      return new Response(null, { status: 304, headers });
    }
    if (!isText) return sendAsItIs(file, request, headers);
    if (coding !== null) headers.set('content-encoding', coding);
    const body = await bodies.get(file, coding);
    headers.set('content-length', String(body.length));
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers });
  };
}

/** Streams a file from disk, or the part that was asked for: a download goes on where it ended, a film is wound forward. */
async function sendAsItIs({ handle, size }: SiteFile, request: Request, headers: Headers): Promise<Response> {
  headers.set('accept-ranges', 'bytes');
  const condition = request.headers.get('if-range');
  const isWanted = request.method === 'GET' && (condition === null || condition === headers.get('etag'));
  const range = isWanted ? byteRange(request.headers.get('range'), size) : null;
  const whole = { first: 0, last: size - 1 };
  const { first, last } = range === null || range === 'outside' ? whole : range;
  if (range !== null)
    headers.set('content-range', range === 'outside' ? `bytes */${size}` : `bytes ${first}-${last}/${size}`);
  headers.set('content-length', range === 'outside' ? '0' : String(last - first + 1));
  if (range === 'outside' || request.method === 'HEAD' || size === 0) {
    await handle.close();
    return new Response(null, { status: range === 'outside' ? 416 : 200, headers });
  }
  const stream = handle.createReadStream({ start: first, end: last });
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    status: range === null ? 200 : 206,
    headers,
  });
}

/** Texts as they go out. Those that are compressed are kept, and made once also when several ask at the same time. */
function openBodies() {
  const bodies = createLru<Buffer>({ ...kept, sizeOf: ({ length }) => length, now: Date.now });
  const underWay = new Map<string, Promise<Buffer>>();

  async function read({ name, handle }: SiteFile): Promise<Buffer> {
    const content = await handle.readFile();
    return name.endsWith('.html') ? Buffer.from(withImageProxy(content.toString())) : content;
  }

  function make(key: string, file: SiteFile, coding: ContentCoding): Promise<Buffer> {
    const made = read(file).then((content) => compress(content, coding));
    underWay.set(key, made);
    return made
      .then((body) => {
        bodies.set(key, body, Number.POSITIVE_INFINITY);
        return body;
      })
      .finally(() => underWay.delete(key));
  }

  return {
    async get(file: SiteFile, coding: ContentCoding | null): Promise<Buffer> {
      try {
        if (coding === null) return await read(file);
        const key = `${file.name} ${file.version} ${coding}`;
        return bodies.get(key) ?? (await (underWay.get(key) ?? make(key, file, coding)));
      } finally {
        await file.handle.close();
      }
    },
  };
}

/** RFC 9110, 13.1.2: `W/` does not count. A web server that stands before this one may have put it there. */
function hasTag(ifNoneMatch: string | null, tag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((text) => text.trim().replace(/^W\//, ''));
  return tags.includes(tag) || tags.includes('*');
}
