import { describe, expect, it } from 'vitest';
import { cleanBody } from './body/clean-body.ts';
import { type MadeArticle, makeArticle, rowOf } from './make-article.ts';
import type { Post } from './post/post.ts';

type Given = Partial<Post> & { body?: string };

const site: Record<string, { src: string; width?: number; height?: number }> = {
  'pictures/a.png': { src: 'archive/media/0/a.png', width: 8, height: 4 },
  'pictures/loading.gif': { src: 'archive/media/0/loading.gif' },
};

function make(given: Given): MadeArticle {
  const post: Post = {
    file: '新闻/晨报/2021-01-02-老街.md',
    id: null,
    title: 'Title',
    date: 1_609_545_600,
    updated: null,
    categories: [['新闻', '晨报']],
    author: null,
    lang: null,
    link: null,
    isStarred: false,
    covers: [],
    body: '<p>Some text</p>',
    problems: [],
    ...given,
  };
  const resolveLocal = (written: string) => site[written] ?? null;
  const body = cleanBody(post.body, { link: post.link, resolveLocal });
  return makeArticle(post, body, { id: 'the-id', resolveLocal });
}

const codes = ({ problems }: MadeArticle): string[] => problems.map(({ code }) => code);

describe('the cover', () => {
  it('stands before a text that does not show it', () => {
    const { article, picture, images } = make({
      covers: ['https://i.example/cover.jpg'],
      body: '<p>a</p><img src="https://i.example/other.jpg">',
    });
    expect(article.cover).toEqual({ src: 'https://i.example/cover.jpg' });
    expect(picture).toEqual({ src: 'https://i.example/cover.jpg' });
    expect(images.map(({ src }) => src)).toEqual([
      'https://i.example/cover.jpg',
      'https://i.example/other.jpg',
    ]);
  });

  it.each([
    ['the same address', 'https://i.example/a.jpg'],
    ['a wrapped address', 'https://proxy.example/?https://i.example/a.jpg'],
    ['another size of it', 'https://i.example/a.jpg!thumb420'],
  ])('is shown once when the text has it: %s', (_, cover) => {
    const { article, picture } = make({
      covers: [cover],
      body: '<p>a</p><img src="https://i.example/a.jpg" width="640" height="480"><p>b</p>',
    });
    expect(article.cover).toBeNull();
    // The list knows its size, because the text's copy does.
    expect(picture).toEqual({ src: 'https://i.example/a.jpg', width: 640, height: 480 });
  });

  it('is shown once when the text has it further down', () => {
    const { article, picture } = make({
      covers: ['https://i.example/b.jpg'],
      body: '<img src="https://i.example/a.jpg"><img src="https://i.example/b.jpg">',
    });
    expect(article.cover).toBeNull();
    expect(picture).toEqual({ src: 'https://i.example/b.jpg' });
  });

  it.each([
    'https://i.example/loading.gif',
    'https://picsum.photos/400/300?random=7',
    'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
    'pictures/loading.gif',
    'javascript:alert(1)',
    'pictures/missing.png',
  ])('is not %s; the next one, or the first picture of the text, stands for it', (bad) => {
    const body = '<img src="https://i.example/first.jpg">';
    expect(make({ covers: [bad], body })).toMatchObject({
      article: { cover: null },
      picture: { src: 'https://i.example/first.jpg' },
    });
    expect(make({ covers: [bad, 'https://i.example/good.jpg'], body }).article.cover).toEqual({
      src: 'https://i.example/good.jpg',
    });
    expect(make({ covers: [bad] })).toMatchObject({ article: { cover: null }, picture: null, images: [] });
  });

  it('can be a file that came with the post', () => {
    expect(make({ covers: ['pictures/a.png'] }).article.cover).toEqual(site['pictures/a.png']);
    const repeated = make({ covers: ['pictures/a.png'], body: '<img src="pictures/a.png">' });
    expect(repeated).toMatchObject({ article: { cover: null }, picture: { width: 8, height: 4 } });
  });

  it('can be a path below the original page', () => {
    const { article } = make({ covers: ['/c.jpg'], link: 'https://site.example/p/1' });
    expect(article.cover).toEqual({ src: 'https://site.example/c.jpg' });
  });
});

describe('the title', () => {
  it.each<[string, Given, string]>([
    ['what the post says', { title: '书案' }, '书案'],
    [
      'the first words of the text',
      { title: null, body: '<p>今天下雨。明天呢？</p><p>b</p>' },
      '今天下雨。明天呢？',
    ],
    ['the first line that has words', { title: null, body: '<p>&nbsp;</p><h2>标题</h2><p>b</p>' }, '标题'],
    ['the name of the file without words', { title: null, body: '' }, '2021-01-02-老街'],
    ['the name of the file, in the bytes it has', { title: null, body: '', file: 'a/b.c.markdown' }, 'b.c'],
    ['Untitled without anything', { title: null, body: '', file: 'a/ .md' }, 'Untitled'],
  ])('is %s', (_, given, title) => {
    expect(make(given).article.title).toBe(title);
  });

  it('ends where a list has room', () => {
    const { title } = make({ title: null, body: `<p>${'字'.repeat(500)}</p>` }).article;
    expect(title).toBe(`${'字'.repeat(20)}…`);
  });
});

describe('the summary', () => {
  it('is the beginning of the text, without markup, at a sentence', () => {
    const body = `<h2>标题</h2><p>${'一二三四五六七八九。'.repeat(30)}</p>`;
    const { summary } = make({ body }).article;
    expect(summary.startsWith('标题 一二三')).toBe(true);
    expect(summary.endsWith('。')).toBe(true);
    expect(summary.length).toBeLessThanOrEqual(100);
  });

  it('is a short text as a whole', () => {
    expect(make({ body: '<p>One.</p><p>Two.</p>' }).article.summary).toBe('One. Two.');
  });
});

describe('the language', () => {
  it.each<[string, Given, string, string]>([
    ['what the post says', { lang: 'fr', body: '<p>中文</p>' }, 'fr', 'ltr'],
    ['Chinese by its characters', { body: '<p>这个国家的语言</p>' }, 'zh-Hans', 'ltr'],
    ['that of the title when there is no text', { title: '這個國家', body: '' }, 'zh-Hant', 'ltr'],
    ['one from right to left', { title: 'عنوان', body: '<p>هذا نص عربي</p>' }, 'ar', 'rtl'],
    ['unknown when there is too little', { title: '7', body: '' }, 'und', 'ltr'],
  ])('is %s', (_, given, lang, dir) => {
    expect(make(given).article).toMatchObject({ lang, dir });
  });
});

describe('makeArticle', () => {
  it('tells when there is nothing to read, and not when there is a picture', () => {
    expect(codes(make({ body: '<p> </p>' }))).toEqual(['empty-body']);
    expect(codes(make({ body: '<img src="https://i.example/a.jpg">' }))).toEqual([]);
  });

  it('joins the problems of the post and of its body', () => {
    const problems = [{ code: 'date-invalid', detail: 'x' }] as const;
    expect(codes(make({ problems, body: '<script>1</script><p>a</p>' }))).toEqual([
      'date-invalid',
      'unsafe-content',
    ]);
  });

  it('gives a row that says the same as the article', () => {
    const made = make({
      author: '晨报',
      covers: ['https://i.example/c.jpg'],
      body: '<pre><code>x</code></pre>',
    });
    const { id, title, date, categories, author, summary, lang, minutes, has, others } = made.article;
    expect(rowOf(made)).toEqual({
      ...{ id, title, date, categories, author, summary, lang, minutes, has, others },
      image: { src: 'https://i.example/c.jpg' },
    });
    expect(id).toBe('the-id');
    expect(has).toEqual(['code']);
  });
});
