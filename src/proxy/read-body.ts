import { type ImageSize, imageSize } from '#contract/image-size.ts';
import { FIRST_LOOK_BYTES, type ImageType, imageType } from '#contract/image-type.ts';
import { ProxyError } from './errors.ts';

/** What the first bytes of a picture told. */
export interface ImageHead {
  type: ImageType;
  /** Unknown when the whole file names none: then nothing can decode it either. */
  size: ImageSize | undefined;
  /** The bytes that were read so far. */
  bytes: Uint8Array;
}

/** What a chunk costs at least: an upstream that sends single bytes would else buy a million objects for a megabyte. */
const MIN_CHUNK_COST = 256;

/**
 * Passes bytes on and throws `too-large` at the first chunk that goes over the cap, whatever was declared. Small
 * chunks count as {@link MIN_CHUNK_COST} bytes, and are copied out of the network buffers they sit in, so that
 * keeping them keeps no more than their bytes.
 */
export async function* capBytes(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of body) {
    total += Math.max(chunk.length, MIN_CHUNK_COST);
    // The last chunk of an honest picture may well be small.
    if (total > maxBytes + MIN_CHUNK_COST) throw new ProxyError('too-large');
    yield chunk.length * 2 < chunk.buffer.byteLength ? new Uint8Array(chunk) : chunk;
  }
}

/**
 * Reads as much of a picture as it takes to know its kind and size, at most about `maxBytes`. Throws
 * `not-an-image`, also for a picture whose size does not show up within that. Leaves the rest in `body`.
 */
export async function readImageHead(body: AsyncIterator<Uint8Array>, maxBytes: number): Promise<ImageHead> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let nextLook = FIRST_LOOK_BYTES;
  for (;;) {
    const { done, value } = await body.next();
    if (value !== undefined && done !== true) {
      chunks.push(value);
      length += value.length;
    }
    if (done === true || length >= nextLook) {
      const bytes = joinBytes(chunks, length);
      const head = look(bytes, done === true);
      if (head !== 'more') return { ...head, bytes };
      if (length >= maxBytes)
        throw new ProxyError('not-an-image', { cause: 'no size within the header limit' });
      // Looking again only when there is twice as much keeps a body of one-byte chunks linear.
      nextLook = Math.min(length * 2, maxBytes);
    }
  }
}

/** One array of many; `length` is the sum of theirs. */
export function joinBytes(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}

function look(bytes: Uint8Array, isComplete: boolean): Omit<ImageHead, 'bytes'> | 'more' {
  const type = imageType(bytes);
  if (type === undefined || (type === 'more' && isComplete)) throw new ProxyError('not-an-image');
  if (type === 'more') return 'more';
  const size = imageSize(type, bytes);
  if (size === 'more' && !isComplete) return 'more';
  return { type, size: size === 'more' ? undefined : size };
}
