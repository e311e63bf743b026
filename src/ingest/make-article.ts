import type { Article } from '#contract/article.ts';
import type { Image } from '#contract/image.ts';
import type { Row } from '#contract/row.ts';
import { excerpt, firstWords } from '#text/excerpt.ts';
import { directionOf, guessLanguage } from '#text/language.ts';
import { readingMinutes } from '#text/reading-time.ts';
import type { CleanBody } from './body/clean-body.ts';
import { cleanImageAddress, isPlaceholder, sameImage } from './body/image-address.ts';
import type { ResolveLocal } from './media.ts';
import type { CompletePicture } from './pictures/complete-picture.ts';
import type { Post } from './post/post.ts';
import type { Problem } from './problem.ts';

/** Width of a summary in columns: two lines of a wide list, 100 Han characters. */
const summaryColumns = 200;

/** An article, the picture that its list row shows (it may stand in the body), and all pictures it refers to. */
export type MadeArticle = { article: Article; picture: Image | null; images: Image[]; problems: Problem[] };

/** Joins what a post says of itself with its cleaned body, and completes what it left out. */
export function makeArticle(
  post: Post,
  body: CleanBody,
  options: { id: string; resolveLocal: ResolveLocal; completePicture?: CompletePicture | undefined },
): MadeArticle {
  const problems = [...post.problems, ...body.problems];
  if (body.text === '' && body.has.length === 0) {
    problems.push({ code: 'empty-body', detail: 'the post has neither text nor pictures' });
  }
  const { completePicture: complete = (image) => image } = options;
  const written = coverOf(post, options.resolveLocal);
  const cover = written && complete(written);
  // The body's copy of a cover may know its size.
  const repeated = cover && body.images.find((image) => sameImage(image.src, cover.src));
  // It may be a video's still, to which the body adds nothing; in the list it is a picture like any other.
  const shown = repeated ?? cover ?? body.images[0];
  const title = post.title ?? titleFor(post.file, body.text);
  const lang = post.lang ?? guessLanguage(`${title}\n${body.text}`);
  return {
    article: {
      kind: 'article',
      id: options.id,
      title,
      date: post.date,
      categories: post.categories.map((path) => [...path]),
      author: post.author,
      lang,
      dir: directionOf(lang),
      link: post.link,
      cover: repeated ? null : cover,
      summary: excerpt(body.text, summaryColumns),
      minutes: readingMinutes(body.text),
      has: body.has,
      html: body.html,
      others: [],
    },
    picture: shown ? complete(shown) : null,
    images: cover ? [cover, ...body.images] : body.images,
    problems,
  };
}

/** The list row of an article. */
export function rowOf({ article, picture }: MadeArticle): Row {
  const { id, title, date, categories, author, summary, lang, minutes, has } = article;
  return { id, title, date, categories, author, summary, image: picture, lang, minutes, has, others: [] };
}

function coverOf(post: Post, resolveLocal: ResolveLocal): Image | null {
  for (const written of post.covers) {
    const address = cleanImageAddress(written, post.link);
    if (address !== null) return { src: address };
    const local = isPlaceholder(written) ? null : resolveLocal(written);
    if (local) return local;
  }
  return null;
}

function titleFor(file: string, text: string): string {
  const stem = file
    .split('/')
    .at(-1)
    ?.replace(/\.[^.]+$/, '')
    .trim();
  return firstWords(text) || stem || 'Untitled';
}
