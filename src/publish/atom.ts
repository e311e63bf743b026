import { type Feed, type FeedItem, newestDate, rfc3339 } from './feed.ts';
import { escapeXml } from './xml.ts';

/** Atom wants a time of every feed and entry (RFC 4287, sections 4.1.1 and 4.1.2): this one stands for "nobody knows". */
const unknownTime = rfc3339(0);

/** A feed as Atom 1.0 (RFC 4287) with the whole text. */
export function atom(feed: Feed): string {
  const { title, description, language, home, self, hub, icon, items } = feed;
  const lang = language === null ? '' : ` xml:lang="${escapeXml(language)}"`;
  const newest = newestDate(items);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom"${lang}>`,
    element('id', self),
    element('title', title),
    ...(description === null ? [] : [element('subtitle', description)]),
    element('updated', newest === null ? unknownTime : rfc3339(newest)),
    `<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(home)}"/>`,
    ...(hub === null ? [] : [`<link rel="hub" href="${escapeXml(hub)}"/>`]),
    // An entry without an author takes the feed's, and one of both has to have one.
    `<author>${element('name', title)}</author>`,
    element('icon', icon),
    '<generator>Lectern</generator>',
    ...items.map(entryOf),
    '</feed>',
    '',
  ].join('\n');
}

function entryOf({
  url,
  title,
  date,
  author,
  categories,
  lang,
  summary,
  image,
  original,
  html,
}: FeedItem): string {
  return [
    lang === 'und' ? '<entry>' : `<entry xml:lang="${escapeXml(lang)}">`,
    element('id', url),
    element('title', title),
    element('updated', date === null ? unknownTime : rfc3339(date)),
    ...(date === null ? [] : [element('published', rfc3339(date))]),
    `<link rel="alternate" type="text/html" href="${escapeXml(url)}"/>`,
    ...(original === null ? [] : [`<link rel="via" href="${escapeXml(original)}"/>`]),
    ...(image === null ? [] : [`<link rel="enclosure" href="${escapeXml(image.url)}"/>`]),
    ...(author === null ? [] : [`<author>${element('name', author)}</author>`]),
    ...categories.map((name) => `<category term="${escapeXml(name)}"/>`),
    element('summary', summary),
    `<content type="html">${escapeXml(html)}</content>`,
    '</entry>',
  ].join('\n');
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}
