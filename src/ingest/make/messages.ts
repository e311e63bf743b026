import type { PostRecord } from '#ingest/post-record.ts';
import type { Made, PostToMake } from './make-post.ts';

/** A post on its way to a worker. Small buffers share a larger one, which would be copied whole with each of them. */
export type SentPost = Omit<PostToMake, 'source'> & { source: string };

export const packPost = (post: PostToMake): SentPost => ({ ...post, source: post.source.toString('latin1') });
export const unpackPost = (post: SentPost): PostToMake => ({
  ...post,
  source: Buffer.from(post.source, 'latin1'),
});

type Result = { record: PostRecord; entry: number; row: number } | Extract<Made, { unchanged: unknown }>;

/** What became of a batch, on its way back: all texts in one buffer, which changes hands instead of being copied. */
export type MadeMessage = { results: Result[]; bytes: Uint8Array };

export function packMade(made: readonly Made[]): { message: MadeMessage; transfer: ArrayBuffer[] } {
  const texts: Uint8Array[] = [];
  const results = made.map((one): Result => {
    if ('unchanged' in one) return one;
    texts.push(one.entry, one.row);
    return { record: one.record, entry: one.entry.length, row: one.row.length };
  });
  const bytes = new Uint8Array(texts.reduce((sum, text) => sum + text.length, 0));
  let start = 0;
  for (const text of texts) {
    bytes.set(text, start);
    start += text.length;
  }
  return { message: { results, bytes }, transfer: [bytes.buffer] };
}

export function unpackMade({ results, bytes }: MadeMessage): Made[] {
  let start = 0;
  const take = (length: number): Uint8Array => {
    start += length;
    return bytes.subarray(start - length, start);
  };
  return results.map(
    (result): Made =>
      'unchanged' in result
        ? result
        : { record: result.record, entry: take(result.entry), row: take(result.row) },
  );
}
