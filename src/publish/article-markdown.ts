import type { ElementContent, Element as HastElement, Root } from 'hast';
import { toMdast } from 'hast-util-to-mdast';
import { parseDocument } from 'htmlparser2';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { Article } from '#contract/article.ts';
import { articlePath } from '#contract/article-url.ts';
import type { PublishedSite } from './published-site.ts';

/**
 * An article for machines: CommonMark with tables (GFM), its title, where it comes from, its text. Addresses of pictures that came with the posts are those of
 * the site, or relative to the file where nobody knows that.
 */
export function articleMarkdown(article: Article, site: PublishedSite): string {
  const { title, author, date, link, html } = article;
  const own = site.address === null ? null : site.address + articlePath(article.id);
  const facts = [
    author,
    date === null ? null : new Date(date * 1000).toISOString().slice(0, 10),
    link ?? own,
  ];
  const origin = facts.filter((fact) => fact !== null).join(' · ');
  const head = toMarkdown({
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [{ type: 'text', value: title }] },
      ...(origin
        ? [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value: origin }] }]
        : []),
    ],
  });
  const siteRoot = site.address ?? '../';
  const children = html.flatMap((piece) => contentsOf(parseDocument(piece).children, siteRoot));
  const root: Root = { type: 'root', children };
  const text = toMarkdown(toMdast(root), {
    bullet: '-',
    emphasis: '*',
    rule: '-',
    extensions: [gfmToMarkdown()],
  });
  return `${head}\n${text}`;
}

type Nodes = ReturnType<typeof parseDocument>['children'];

/** Nodes as hast has them (github.com/syntax-tree/hast), as far as Markdown can say what they are. */
function contentsOf(nodes: Nodes, siteRoot: string): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: node.data }];
    if (!('attribs' in node)) return [];
    const { name, attribs, children } = node;
    const embed = attribs['data-embed'];
    if (embed) return [linkTo(embed)];
    const language = attribs['data-language']?.toLowerCase().replaceAll(/\s+/g, '-');
    const contents = contentsOf(children, siteRoot);
    const properties = propertiesOf(attribs, siteRoot);
    const [code] = contents;
    if (language && code?.type === 'element') code.properties.className = [`language-${language}`];
    return [{ type: 'element', tagName: name, properties, children: contents }];
  });
}

function propertiesOf(
  attribs: Readonly<Record<string, string>>,
  siteRoot: string,
): HastElement['properties'] {
  const { href, src, alt, title, align, start } = attribs;
  return {
    ...(href && !href.startsWith('#') && { href }),
    ...(src && { src: /^https?:/.test(src) ? src : siteRoot + src }),
    ...(alt !== undefined && { alt }),
    ...(title && { title }),
    ...(align && { align }),
    ...(start && { start: Number(start) }),
  };
}

/** What is embedded plays on its own page. */
function linkTo(address: string): HastElement {
  const link: HastElement = {
    type: 'element',
    tagName: 'a',
    properties: { href: address },
    children: [{ type: 'text', value: address }],
  };
  return { type: 'element', tagName: 'p', properties: {}, children: [link] };
}
