import { type Feed, type FeedItem, newestDate } from './feed.ts';
import { escapeXml } from './xml.ts';

/** A feed as RSS 2.0 (rssboard.org) with the whole text in `content:encoded`. */
export function rss(feed: Feed): string {
  const { title, description, language, home, self, hub, icon, items } = feed;
  const newest = newestDate(items);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">',
    '<channel>',
    element('title', title),
    element('link', home),
    element('description', description ?? title),
    ...(language === null ? [] : [element('language', language)]),
    `<atom:link rel="self" type="application/rss+xml" href="${escapeXml(self)}"/>`,
    ...(hub === null ? [] : [`<atom:link rel="hub" href="${escapeXml(hub)}"/>`]),
    ...(newest === null ? [] : [element('lastBuildDate', rfc822(newest))]),
    element('generator', 'Lectern'),
    `<image>${element('url', icon)}${element('title', title)}${element('link', home)}</image>`,
    ...items.map(itemOf),
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

function itemOf({ url, title, date, author, categories, lang, summary, image, html }: FeedItem): string {
  return [
    '<item>',
    element('title', title),
    element('link', url),
    `<guid isPermaLink="true">${escapeXml(url)}</guid>`,
    ...(date === null ? [] : [element('pubDate', rfc822(date))]),
    ...(author === null ? [] : [element('dc:creator', author)]),
    ...categories.map((name) => element('category', name)),
    ...(lang === 'und' ? [] : [element('dc:language', lang)]),
    // An enclosure has to say how many bytes a picture has, which nobody knows.
    ...(image === null ? [] : [`<media:content medium="image" url="${escapeXml(image.url)}"/>`]),
    // Readers take a description for HTML.
    element('description', escapeXml(summary)),
    element('content:encoded', html),
    '</item>',
  ].join('\n');
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

/** RFC 822 with a year of four digits; `toUTCString` is that, with the zone that RFC 822 calls GMT. */
function rfc822(seconds: number): string {
  return new Date(Math.min(Math.max(seconds, -62_135_596_800), 253_402_300_799) * 1000).toUTCString();
}
