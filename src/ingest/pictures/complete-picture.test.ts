import { describe, expect, it } from 'vitest';
import type { Image } from '#contract/image.ts';
import { cleanBody } from '#ingest/body/clean-body.ts';
import { fingerprintOf } from '#ingest/fingerprint.ts';
import { makeArticle } from '#ingest/make-article.ts';
import { openMirror } from '#ingest/mirror/mirror-table.ts';
import { readPost } from '#ingest/post/read-post.ts';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { type CompletePicture, openCompletePicture, withoutAdded } from './complete-picture.ts';
import { openSigner } from './signing.ts';

const signing = { scheme: 'lectern', key: 'a key of enough characters' } as const;
const sign = openSigner(signing);
const a = 'https://i.example/a.jpg';
const b = 'https://i.example/b.jpg?x=1&y=2';
const files = { [a]: '3k9v0c7m2p5x.webp', [b]: '7m2p5x3k9v0c.jpg' };

function mirrorOf(size = { width: 800, height: 600 }) {
  const lines = Object.entries(files).map(([target, file]) =>
    JSON.stringify({ target, file, ...size, bytes: 1 }),
  );
  return openMirror(makeFolder({ 'pictures.ndjson': `${lines.join('\n')}\n` })).table();
}

const addAll = () => openCompletePicture({ signing, mirror: mirrorOf() });
const addNothing: CompletePicture = (image) => image;

const htmlOf = (body: string, completePicture = addAll()): string =>
  cleanBody(body, {
    link: null,
    resolveLocal: () => ({ src: 'archive/media/0/a.png' }),
    completePicture,
  }).html.join('');

function make(text: string, completePicture = addAll()) {
  const post = readPost(Buffer.from(text), 'a.md', { timezone: 'UTC' });
  const resolveLocal = () => null;
  const body = cleanBody(post.body, { link: null, resolveLocal, completePicture });
  return makeArticle(post, body, { id: 'a', resolveLocal, completePicture });
}

describe('openCompletePicture', () => {
  it('is nothing when there is nothing to add', () => {
    expect(openCompletePicture({ signing: null, mirror: null })).toBeUndefined();
  });

  it.each<[string, Image, Partial<Image>]>([
    ['no size', { src: a }, { width: 800, height: 600 }],
    ['its own size', { src: a, width: 40, height: 30 }, { width: 40, height: 30 }],
    ['a width only', { src: a, width: 401 }, { width: 401, height: 301 }],
  ])('adds signature, file and what is missing of the size to a picture with %s', (_, image, size) => {
    expect(addAll()?.(image)).toEqual({ src: a, ...size, signature: sign(a), mirror: files[a] });
  });

  it('does not add a size that the mirror does not know', () => {
    const complete = openCompletePicture({ signing: null, mirror: mirrorOf({ width: 0, height: 0 }) });
    expect(complete?.({ src: a })).toEqual({ src: a, mirror: files[a] });
  });

  it.each(['archive/media/3/3k9v.webp', 'data:image/png;base64,AA'])('leaves %s alone', (src) => {
    expect(addAll()?.({ src })).toEqual({ src });
  });

  it('signs what the mirror has not', () => {
    const src = 'https://i.example/c.jpg';
    expect(addAll()?.({ src })).toEqual({ src, signature: sign(src) });
  });
});

describe('a body', () => {
  it('gets what is added at the end of each tag, wherever the picture stands', () => {
    const added = (src: string, file: string) => `data-signature="${sign(src)}" data-mirror="${file}"`;
    expect(
      htmlOf(
        `<figure><img src="${a}" alt="words"><figcaption>c</figcaption></figure>` +
          `<ul><li><a href="${b}"><img src="${b.replace('&', '&amp;')}" width="8" height="9"></a></ul>`,
      ),
    ).toBe(
      `<figure><img src="${a}" alt="words" ${added(a, files[a])} width="800" height="600"><figcaption>c</figcaption></figure>\n` +
        `<ul><li><a href="https://i.example/b.jpg?x=1&amp;y=2" rel="noopener noreferrer">` +
        `<img src="https://i.example/b.jpg?x=1&amp;y=2" alt="" width="8" height="9" ${added(b, files[b])}></a></li></ul>`,
    );
  });

  it('does not get what a post claims', () => {
    const html = htmlOf(
      '<img src="https://i.example/x.jpg" data-signature="forged" data-mirror="../../x.jpg">',
      addNothing,
    );
    expect(html).toBe('<p><img src="https://i.example/x.jpg" alt=""></p>');
  });

  it.each([
    '<video src="https://v.example/a.mp4" poster="https://i.example/a.jpg"></video>',
    '<img src="beside.png">',
  ])('adds nothing to %s', (body) => {
    expect(htmlOf(body)).toBe(htmlOf(body, addNothing));
  });

  it('is the same text with and without: copies, icons and moves do not depend on it', () => {
    const body =
      `<p>word <img src="${a}" width="16"> word</p><figure><img src="${b.replace('&', '&amp;')}"><noscript><img src="${a}"></noscript></figure>` +
      `<p><img src="${a}"></p>`;
    const tiny = openCompletePicture({ signing, mirror: mirrorOf({ width: 16, height: 16 }) });
    expect(htmlOf(body, tiny)).not.toBe(htmlOf(body, addNothing));
    expect(withoutAdded(htmlOf(body, tiny))).toBe(htmlOf(body, addNothing));
    const post = `---\ntitle: A\n---\n${body}`;
    expect(fingerprintOf(make(post).article)).toBe(fingerprintOf(make(post, addNothing).article));
  });
});

describe('an article', () => {
  const added = (src: typeof a | typeof b) => ({ signature: sign(src), mirror: files[src] });

  it('has what is added on its cover and in its row', () => {
    const { article, picture } = make(`---\ntitle: A\ncover: ${a}\n---\ntext`);
    expect(article.cover).toEqual({ src: a, width: 800, height: 600, ...added(a) });
    expect(picture).toEqual(article.cover);
  });

  it('shows the cover that the body repeats once, as without', () => {
    const { article, picture } = make(
      `---\ntitle: A\ncover: ${a}!thumb420\n---\n<p>x</p><img src="${a}" width="8" height="9">`,
    );
    expect(article.cover).toBeNull();
    expect(picture).toEqual({ src: a, width: 8, height: 9, ...added(a) });
  });

  it('has it in its row where that shows the still of a video', () => {
    const { picture } = make(
      `---\ntitle: A\n---\n<video src="https://v.example/a.mp4" poster="${a}"></video>`,
    );
    expect(picture).toMatchObject({ src: a, ...added(a) });
  });
});
