import { cleanBody } from './body/clean-body.ts';
import { type FoundPost, reasonOf } from './find-posts.ts';
import { type MadeArticle, makeArticle } from './make-article.ts';
import type { ResolveLocal } from './media.ts';
import { readPost } from './post/read-post.ts';
import type { Problem } from './problem.ts';
import { maxPostBytes, readPostFile } from './read-file.ts';

export type ReadOptions = {
  timezone: string;
  resolveLocal: ResolveLocal;
  takeId: (file: string, explicit: string | null) => { id: string; problem: Problem | null };
};

/** Reads one post and makes its article; gives the problem instead when the file cannot be read. */
export function readArticle(
  { file, source, problem: missing }: FoundPost,
  options: ReadOptions,
): MadeArticle | { unreadable: Problem } {
  const input = missing ? { unreadable: missing } : tryRead(source);
  if ('unreadable' in input) return input;
  const post = readPost(input.bytes, file, { timezone: options.timezone });
  const { id, problem } = options.takeId(file, post.id);
  const body = cleanBody(post.body, { link: post.link, resolveLocal: options.resolveLocal });
  const made = makeArticle(post, body, { id, resolveLocal: options.resolveLocal });
  if (problem) made.problems.push(problem);
  if (input.size > maxPostBytes) {
    const detail = `${input.size} bytes; the article ends after the first ${maxPostBytes}: split the post`;
    made.problems.push({ code: 'too-large', detail });
  }
  return made;
}

function tryRead(file: Buffer): { bytes: Uint8Array; size: number } | { unreadable: Problem } {
  try {
    return readPostFile(file);
  } catch (error) {
    return { unreadable: { code: 'unreadable', detail: reasonOf(error) } };
  }
}
