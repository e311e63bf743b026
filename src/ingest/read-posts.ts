import { statSync } from 'node:fs';
import path from 'node:path';
import type { BuildCache, CachedRecord, RecordHead } from './cache/build-cache.ts';
import { type FoundPost, findPosts } from './find-posts.ts';
import type { Made, PostToMake } from './make/make-post.ts';
import type { Makers } from './make/makers.ts';
import { mediaState } from './media.ts';
import type { PostRecord } from './post-record.ts';
import { sameState, stateOf } from './read-file.ts';

/** A post that is as the cache knows it, or one that was made just now. */
export type ReadPost =
  | { kind: 'kept'; record: CachedRecord; line: Buffer | null }
  | { kind: 'made'; record: PostRecord; entry: Uint8Array; row: Uint8Array };

/** Posts are read some ahead of those that are being worked on, so that the workers never wait, and memory stays small. */
const windowPosts = 256;
const batchPosts = 16;

type Former = { record: CachedRecord; line: Buffer };
type Batch = { posts: PostToMake[]; made: Promise<readonly Made[]> | readonly Made[] | null };
type Waiting =
  | { kind: 'kept'; former: Former }
  | { kind: 'making'; batch: Batch; index: number; former: Former | null };

/**
 * Goes through the posts of a content folder in the order of their paths. Those that look as they did are taken from the cache, the
 * others are made.
 */
export async function* readPosts(options: {
  content: string;
  cache: BuildCache;
  makers: Makers;
}): AsyncGenerator<ReadPost[]> {
  const { content, cache, makers } = options;
  const takeFormer = openFormer(cache.records());
  let before: Waiting[] = [];
  let window: Waiting[] = [];
  let batch: Batch = { posts: [], made: null };

  const startBatch = (): void => {
    if (batch.posts.length > 0) batch.made = makers.make(batch.posts);
    // Whoever waits for it sees the failure.
    if (batch.made instanceof Promise) batch.made.catch(() => {});
    batch = { posts: [], made: null };
  };

  for (const post of findPosts(content)) {
    const former = takeFormer(post.file);
    const state = former === null ? 'new' : compare(post, former.record, content);
    if (former !== null && state === 'same') window.push({ kind: 'kept', former });
    else {
      const known = former !== null && state === 'touched' ? former.record.content : null;
      const index = batch.posts.push({ ...post, known }) - 1;
      window.push({ kind: 'making', batch, index, former });
      if (batch.posts.length === batchPosts) startBatch();
    }
    if (window.length < windowPosts) continue;
    startBatch();
    yield await settle(before);
    before = window;
    window = [];
  }
  startBatch();
  yield await settle(before);
  yield await settle(window);
}

/** Whether every post is as the cache knows it, and none came or went. Stops at the first that is not. */
export function areUntouched(content: string, heads: Iterator<RecordHead>): boolean {
  for (const post of findPosts(content)) {
    const { value: head, done } = heads.next();
    if (done || head.file !== post.file || compare(post, head, content) !== 'same') return false;
  }
  return heads.next().done === true;
}

/** Steps through the records of the build before, which are in the same order as the posts. */
function openFormer(records: Iterator<Former>): (file: string) => Former | null {
  let next = records.next();
  return (file) => {
    while (!next.done && next.value.record.file < file) next = records.next();
    if (next.done || next.value.record.file !== file) return null;
    const found = next.value;
    next = records.next();
    return found;
  };
}

/** `touched`: the file looks different, which says nothing of its text; `changed`: its pictures did. */
function compare(
  { source, problem }: FoundPost,
  record: RecordHead,
  content: string,
): 'same' | 'touched' | 'changed' {
  const isMediaSame = record.media.every((use) =>
    sameState(use.state, mediaState(path.join(content, use.path))),
  );
  if (problem || !isMediaSame) return 'changed';
  const stats = statSync(source, { throwIfNoEntry: false });
  return stats && record.state !== null && sameState(record.state, stateOf(stats)) ? 'same' : 'touched';
}

async function settle(window: readonly Waiting[]): Promise<ReadPost[]> {
  const posts: ReadPost[] = [];
  for (const waiting of window) {
    if (waiting.kind === 'kept') {
      posts.push({ kind: 'kept', ...waiting.former });
      continue;
    }
    const { batch, index, former } = waiting;
    if (batch.made instanceof Promise) batch.made = await batch.made;
    const made = batch.made?.[index];
    if (!made) throw new Error('a batch came back without one of its posts');
    if (!('unchanged' in made)) posts.push({ kind: 'made', ...made });
    else if (former)
      posts.push({ kind: 'kept', record: { ...former.record, ...made.unchanged }, line: null });
  }
  return posts;
}
