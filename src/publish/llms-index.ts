import { manifestFile } from '#contract/archive-files.ts';
import { articlePath } from '#contract/article-url.ts';
import type { Row } from '#contract/row.ts';
import type { PublishedSite } from './published-site.ts';

/**
 * A guide to the archive for language models, as llmstxt.org proposes: a title, a summary, and lists of links to Markdown. Addresses are absolute where the site
 * knows its own, else relative to the file, which stands at the site's root.
 * @param rows the newest rows.
 * @param hasText whether an article has its Markdown file; the others are linked as pages.
 */
export function llmsIndex(
  site: PublishedSite,
  { articles, rows, hasText }: { articles: number; rows: readonly Row[]; hasText: (id: string) => boolean },
): string {
  const root = site.address ?? '';
  const link = (text: string, path: string, note: string): string =>
    `- [${inLine(text)}](${root}${path})${note ? `: ${inLine(note)}` : ''}`;
  return [
    `# ${inLine(site.title)}`,
    '',
    `> An archive of ${articles} articles. The newest articles are also Markdown, at \`a/<id>.md\`; all of them are in JSON files that the manifest names.`,
    '',
    ...(site.description === null ? [] : [inLine(site.description), '']),
    '## Newest articles',
    '',
    ...rows.map(({ id, title, summary }) =>
      link(title, articlePath(id) + (hasText(id) ? '.md' : ''), summary),
    ),
    '',
    '## Archive',
    '',
    link('Manifest', manifestFile, 'the head of the archive: newest rows, lists, packs'),
    ...(site.address === null ? [] : [link('Sitemap', 'sitemap.xml', 'every article, by month')]),
    '',
  ].join('\n');
}

/** Text of one line, with nothing in it that Markdown would take for a link's end or other markup. */
function inLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>]/g, '\\$&');
}
