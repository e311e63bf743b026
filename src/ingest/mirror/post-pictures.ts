import { cleanBody } from '#ingest/body/clean-body.ts';
import { findPosts } from '#ingest/find-posts.ts';
import { makeArticle } from '#ingest/make-article.ts';
import { readPost } from '#ingest/post/read-post.ts';
import { readPostFile } from '#ingest/read-file.ts';

/**
 * Goes through the pictures on the web that the posts of a folder show, by the addresses that a build stores. The same address may come
 * several times.
 * @yields the pictures of one post after the other; a post that cannot be read has none.
 */
export function* postPictures(content: string): Generator<string[]> {
  for (const { file, source, problem } of findPosts(content)) {
    const bytes = problem === null ? tryRead(source) : null;
    if (bytes === null) continue;
    // A picture beside the posts is no picture of the web, wherever it is; dates make no difference to any.
    const resolveLocal = (): null => null;
    const written = readPost(bytes, file, { timezone: 'UTC' });
    const body = cleanBody(written.body, { link: written.link, resolveLocal });
    const { images } = makeArticle(written, body, { id: '', resolveLocal });
    yield images.map(({ src }) => src);
  }
}

function tryRead(source: Buffer): Buffer | null {
  try {
    return readPostFile(source).bytes;
  } catch (error) {
    // A build lists it as unreadable.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
