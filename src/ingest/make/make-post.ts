import { hash } from 'node:crypto';
import type { PackEntry } from '#contract/article.ts';
import type { Image } from '#contract/image.ts';
import { printCells } from '#ingest/archive/row-cells.ts';
import { idFromPath } from '#ingest/article-ids.ts';
import { cleanBody } from '#ingest/body/clean-body.ts';
import { type FoundPost, reasonOf } from '#ingest/find-posts.ts';
import { fingerprintOf, shortHash } from '#ingest/fingerprint.ts';
import { type MadeArticle, makeArticle, rowOf } from '#ingest/make-article.ts';
import { openMedia } from '#ingest/media.ts';
import { signatureOf } from '#ingest/near-copies/signature.ts';
import { linkKeysOf } from '#ingest/picks.ts';
import { openCompletePicture, type PictureSources } from '#ingest/pictures/complete-picture.ts';
import { readPost } from '#ingest/post/read-post.ts';
import type { MadePost, PostRecord } from '#ingest/post-record.ts';
import type { Problem } from '#ingest/problem.ts';
import { maxPostBytes, readPostFile } from '#ingest/read-file.ts';

export type MakeOptions = {
  content: string;
  site: string;
  timezone: string;
  /** What is added to pictures. */
  pictures?: PictureSources | undefined;
};

/** A post to make, and the hash that its bytes had when its record was written: `null` when it has none. */
export type PostToMake = FoundPost & { known: string | null };

/** What became of a post: made, or still what it was although its file looks different (`state` says how). */
export type Made = MadePost | { unchanged: Pick<PostRecord, 'state'> };

const nothing = new Uint8Array();

/**
 * Opens what turns posts into articles, one by one and each by itself: what depends on other posts (ids that are taken, copies,
 * moves) is the build's.
 */
export function openPostMaker(options: MakeOptions): (post: PostToMake) => Made {
  const media = openMedia(options);
  const completePicture = options.pictures && openCompletePicture(options.pictures);

  return (post) => {
    const { file, source, problem: missing } = post;
    const read = missing ? { unreadable: missing } : tryRead(source);
    if ('unreadable' in read) return unreadable(file, read.unreadable);
    const content = hash('sha256', read.bytes, 'hex').slice(0, 32);
    if (content === post.known) return { unchanged: { state: read.state } };

    const written = readPost(read.bytes, file, { timezone: options.timezone });
    const uses = media.of(file);
    const sources = { resolveLocal: uses.resolve, completePicture };
    const body = cleanBody(written.body, { link: written.link, ...sources });
    const id = written.id ?? idFromPath(file);
    const made = makeArticle(written, body, { id, ...sources });
    const { article } = made;
    const entry = Buffer.from(JSON.stringify(article satisfies PackEntry));
    const row = Buffer.from(printCells(rowOf(made)));
    const problems = read.size > maxPostBytes ? [...made.problems, tooLarge(read.size)] : made.problems;
    return {
      record: {
        file,
        state: read.state,
        content,
        article: {
          id,
          title: article.title,
          date: article.date,
          categories: article.categories,
          author: article.author,
          link: article.link,
          isStarred: written.isStarred,
          links: linkKeysOf(article.html),
          fingerprint: fingerprintOf(article),
          entry: shortHash(entry),
          signature: signatureOf({ title: article.title, text: body.text }),
          hosts: countHosts(made.images),
          mirror: mirrorFilesOf(made),
          row: shortHash(row),
        },
        problems,
        media: uses.list(),
      },
      entry,
      row,
    };
  };
}

function unreadable(file: string, problem: Problem): MadePost {
  const record = { file, state: null, content: '', article: null, problems: [problem], media: [] };
  return { record, entry: nothing, row: nothing };
}

function tryRead(file: Buffer): ReturnType<typeof readPostFile> | { unreadable: Problem } {
  try {
    return readPostFile(file);
  } catch (error) {
    return { unreadable: { code: 'unreadable', detail: reasonOf(error) } };
  }
}

function tooLarge(size: number): Problem {
  const detail = `${size} bytes; the article ends after the first ${maxPostBytes}: split the post`;
  return { code: 'too-large', detail };
}

function mirrorFilesOf({ picture, images }: MadeArticle): string[] {
  const shown = picture ? [picture, ...images] : images;
  return [...new Set(shown.flatMap(({ mirror }) => mirror ?? []))];
}

function countHosts(images: readonly Image[]): [host: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { src } of images) {
    // Addresses are in the form that the URL parser gives; a picture of the site's own has no host.
    const host = /^https?:\/\/([^/]+)/.exec(src)?.[1];
    if (host !== undefined) counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  return [...counts];
}
