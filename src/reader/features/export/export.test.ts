// @vitest-environment jsdom
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import type { Article } from '#contract/article.ts';
import { sanitizeArticle } from '#reader/features/article-body/sanitize.ts';
import { articleEpub } from './epub.ts';
import type { ReadPicture } from './inner-pictures.ts';
import { articleMarkdown } from './markdown.ts';
import { articleHtml } from './one-file.ts';
import { portableArticle } from './portable-article.ts';

const article: Article = {
  ...{
    kind: 'article',
    id: 'a',
    title: '三十八个字 & <更多>',
    date: 1_767_225_600,
    categories: [],
    author: '何其默',
  },
  ...{ lang: 'zh-Hans', dir: 'ltr', link: 'https://i.example/page?a=1&b=2', cover: null, summary: '' },
  ...{ minutes: 1, has: [], html: [], others: [] },
};
const url = 'https://site.example/a/a';
const body = `<h2>一节</h2><p>他说：<strong>好</strong>，<em>很好</em>。<a href="https://i.example/x">链接</a></p>
<ul><li>甲</li><li>乙</li></ul><pre data-language="JavaScript"><code>const a = "&lt;b&gt;";
</code></pre><table><tr><th>左</th><th>右</th></tr><tr><td>1</td><td>2</td></tr></table>
<figure><img src="https://i.example/a.png" alt="山" data-mirror="3k9v0c7m2p5x.png"><figcaption>山中</figcaption></figure>
<p><img src="archive/media/0/b.webp" alt=""></p>
<figure data-embed="https://player.example/v"></figure>`;

const make = (html = body, changes: Partial<Article> = {}) =>
  portableArticle({ ...article, ...changes }, [html], {
    sanitize: sanitizeArticle,
    siteRoot: 'https://site.example/',
    url,
  });

const png = new Uint8Array([1, 2, 3]);
const readAll: ReadPicture = async () => ({ bytes: png, type: 'image/png' });
const readNone: ReadPicture = async () => null;

describe('articleMarkdown', () => {
  it('says what the article says, with tables, code and pictures', () => {
    expect(articleMarkdown(make())).toBe(`# 三十八个字 & <更多>

何其默 · 2026-01-01 · https://i.example/page?a=1\\&b=2

## 一节

他说：**好**，*很好*。[链接](https://i.example/x)

- 甲
- 乙

\`\`\`javascript
const a = "<b>";
\`\`\`

| 左 | 右 |
| - | - |
| 1 | 2 |

![山](https://i.example/a.png)

山中

![](https://site.example/archive/media/0/b.webp)

<https://player.example/v>
`);
  });

  it('keeps text that looks like Markdown as text', () => {
    expect(articleMarkdown(make('<p># not *this* [link](x)</p>'))).toContain(
      '\\# not \\*this\\* \\[link]\\(x)',
    );
  });
});

describe('articleHtml', () => {
  it('is one file with its pictures inside, and asks for nothing but those that did not come', async () => {
    const read = vi.fn<ReadPicture>(async (image) =>
      image.alt === '山' ? { bytes: png, type: 'image/png' } : null,
    );
    const html = await articleHtml(make(), read);
    const page = new DOMParser().parseFromString(html, 'text/html');
    expect([...page.images].map((image) => image.getAttribute('src'))).toEqual([
      'data:image/png;base64,AQID',
      'https://site.example/archive/media/0/b.webp',
    ]);
    expect(page.title).toBe(article.title);
    expect(page.querySelector('h1')?.textContent).toBe(article.title);
    expect(page.querySelector('header a')?.getAttribute('href')).toBe(article.link);
    expect(page.querySelector('script, [data-mirror], [data-source]')).toBeNull();
    expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'");
  });

  it('asks for equal pictures once, and stops at what is too much', async () => {
    const read = vi.fn<ReadPicture>(async () => ({
      bytes: new Uint8Array(30 * 1024 * 1024),
      type: 'image/png',
    }));
    const picture = (name: string) => `<p><img src="https://i.example/${name}"></p>`;
    const html = await articleHtml(make(picture('a') + picture('a') + picture('b')), read);
    expect(read).toHaveBeenCalledTimes(2);
    expect(html.match(/data:image/g)).toHaveLength(2);
    expect(html.match(/https:\/\/i\.example\/b/g)).toHaveLength(1);
  });
});

describe('articleEpub', () => {
  const open = (book: Uint8Array) => {
    const files = unzipSync(book);
    const xml = (name: string) => {
      const page = new DOMParser().parseFromString(
        strFromU8(files[name] ?? new Uint8Array()),
        'application/xml',
      );
      expect(page.querySelector('parsererror')?.textContent ?? '').toBe('');
      return page;
    };
    return { files, xml };
  };

  it('is a book of well-formed files, its type first and not compressed', async () => {
    const book = await articleEpub(make(), readAll);
    expect(strFromU8(book.subarray(30, 58))).toBe('mimetypeapplication/epub+zip');
    const { files, xml } = open(book);
    for (const name of ['META-INF/container.xml', 'EPUB/nav.xhtml']) xml(name);
    const manifest = [...xml('EPUB/package.opf').querySelectorAll('item')].map((item) =>
      item.getAttribute('href'),
    );
    expect(manifest).toEqual(['nav.xhtml', 'text.xhtml', 'picture-1.png', 'picture-2.png']);
    for (const name of manifest) expect(files).toHaveProperty([`EPUB/${name}`]);
    const text = xml('EPUB/text.xhtml');
    expect([...text.querySelectorAll('img')].map((image) => image.getAttribute('src'))).toEqual([
      'picture-1.png',
      'picture-2.png',
    ]);
    expect(text.querySelector('h1')?.textContent).toBe(article.title);
  });

  it('asks for nothing: what could not be put inside is a link', async () => {
    const { xml } = open(
      await articleEpub(make(`${body}<video src="https://v.example/a.mp4"></video>`), readNone),
    );
    const text = xml('EPUB/text.xhtml');
    expect(text.querySelector('img, video, audio, iframe')).toBeNull();
    expect([...text.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toContain(
      'https://i.example/a.png',
    );
  });

  it('is well-formed whatever the text holds', async () => {
    const hostile =
      '<p>a\u0007b\ufffe &lt;c&gt; ]]&gt; \ud800<br>d</p><p id="x y">e<ruby>漢<rt>han</ruby></p>';
    const { xml } = open(
      await articleEpub(make(hostile, { title: 'a\u0001<b>&"\ud800', author: null, date: null }), readAll),
    );
    expect(xml('EPUB/text.xhtml').querySelector('p')?.textContent).toBeDefined();
    xml('EPUB/package.opf');
  });
});
