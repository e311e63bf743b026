import { fromDom } from 'hast-util-from-dom';
import { toMdast } from 'hast-util-to-mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { PortableArticle } from './portable-article.ts';

/** The article as CommonMark with tables (GFM): title, where it comes from, text. Pictures are links to their originals. */
export function articleMarkdown(article: PortableArticle): string {
  const { title, author, day, link, url, body } = article;
  const tree = toMdast(fromDom(body));
  const facts = [author, day, link ?? url].filter((fact) => fact !== null);
  const head = toMarkdown({
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [{ type: 'text', value: title }] },
      { type: 'paragraph', children: [{ type: 'text', value: facts.join(' · ') }] },
    ],
  });
  const text = toMarkdown(tree, {
    bullet: '-',
    emphasis: '*',
    rule: '-',
    extensions: [gfmToMarkdown()],
  });
  return `${head}\n${text}`;
}
