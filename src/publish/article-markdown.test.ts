import { expect, it } from 'vitest';
import type { Article } from '#contract/article.ts';
import { articleMarkdown } from './article-markdown.ts';

const article: Article = {
  ...{
    kind: 'article',
    id: 'a',
    title: '三十八个字 & <更多>',
    date: 1_767_225_600,
    categories: [],
    author: '何其默',
  },
  ...{ lang: 'zh-Hans', dir: 'ltr', link: null, cover: null, summary: '', minutes: 1, has: [], others: [] },
  html: [
    '<h2>一节</h2><p>他说：<strong>好</strong>。<a href="https://i.example/x">链接</a></p><ul><li>甲</li><li>乙</li></ul>',
    '<pre data-language="JavaScript"><code>const a = "&lt;b&gt;";\n</code></pre><table><tr><th>左</th><th>右</th></tr><tr><td>1</td><td>2</td></tr></table>',
    '<p><img src="archive/media/0/b.webp" alt="山"></p><figure data-embed="https://player.example/v"><a href="https://player.example/v">player.example</a></figure>',
  ],
};
const site = {
  title: '书案',
  address: 'https://site.example/',
  imageProxy: null,
  description: null,
  language: null,
  feeds: null,
  base: '/',
};

it('says what the article says', () => {
  expect(articleMarkdown(article, site)).toBe(`# 三十八个字 & <更多>

何其默 · 2026-01-01 · https://site.example/a/a

## 一节

他说：**好**。[链接](https://i.example/x)

- 甲
- 乙

\`\`\`javascript
const a = "<b>";
\`\`\`

| 左 | 右 |
| - | - |
| 1 | 2 |

![山](https://site.example/archive/media/0/b.webp)

<https://player.example/v>
`);
});

it('names the original where it is known, and nothing that is not', () => {
  const bare = { ...article, author: null, date: null, html: ['<p>文。</p>'] };
  expect(articleMarkdown({ ...bare, link: 'https://i.example/page' }, site)).toContain(
    'https://i.example/page',
  );
  expect(articleMarkdown(bare, { ...site, address: null })).toBe('# 三十八个字 & <更多>\n\n文。\n');
});

it('a text that looks like Markdown stays text', () => {
  expect(articleMarkdown({ ...article, html: ['<p># no heading, *no stress*</p>'] }, site)).toContain(
    '\\# no heading, \\*no stress\\*',
  );
});
