import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type ContentCoding = 'br' | 'gzip';

/** Above this, Brotli takes many times as long and gains a tenth. */
const brotliQuality = 7;

/**
 * Chooses how to compress for a client by its Accept-Encoding (RFC 9110, 12.5.3): `chooseCoding('gzip, br;q=0.5')` -> `"gzip"`.
 * Brotli comes first among equals. `null`: as it is, also for a client that rules that out, because it would get nothing otherwise.
 */
export function chooseCoding(acceptEncoding: string | null): ContentCoding | null {
  const weights = new Map<string, number>();
  for (const part of (acceptEncoding ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
    // What is no weight is no wish.
    weights.set(name, /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(weight) ? Number(weight) : 0);
  }
  const weightOf = (coding: string): number => weights.get(coding) ?? weights.get('*') ?? 0;
  const best = weightOf('gzip') > weightOf('br') ? 'gzip' : 'br';
  const asItIs = weights.get('identity') ?? 0;
  return weightOf(best) > 0 && weightOf(best) >= asItIs ? best : null;
}

const compressors = {
  br: (content: Buffer): Promise<Buffer> =>
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
  gzip: (content: Buffer): Promise<Buffer> => promisify(gzip)(content),
} satisfies Record<ContentCoding, unknown>;

/** Compresses on a thread of its own. */
export function compress(content: Buffer, coding: ContentCoding): Promise<Buffer> {
  return compressors[coding](content);
}
