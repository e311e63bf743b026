import { escapeXml } from './xml.ts';

/** Feeds as an outline that readers import (OPML 2.0, "Subscription lists"); those of a category stand below it. */
export type Outline = { title: string; feed: string; page: string; children: readonly Outline[] };

export function opml(title: string, outlines: readonly Outline[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `<head><title>${escapeXml(title)}</title></head>`,
    '<body>',
    ...outlines.map(outlineOf),
    '</body>',
    '</opml>',
    '',
  ].join('\n');
}

function outlineOf({ title, feed, page, children }: Outline): string {
  const name = escapeXml(title);
  const start = `<outline type="rss" text="${name}" title="${name}" xmlUrl="${escapeXml(feed)}" htmlUrl="${escapeXml(page)}"`;
  return children.length === 0
    ? `${start}/>`
    : [`${start}>`, ...children.map(outlineOf), '</outline>'].join('\n');
}
