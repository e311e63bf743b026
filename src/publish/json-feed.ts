import { type Feed, rfc3339 } from './feed.ts';

/** A feed as JSON Feed 1.1 (jsonfeed.org) with the whole text. */
export function jsonFeed(feed: Feed): string {
  const { title, description, language, home, self, icon, hub, items } = feed;
  const written = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    ...(description && { description }),
    ...(language && { language }),
    home_page_url: home,
    feed_url: self,
    icon,
    ...(hub && { hubs: [{ type: 'WebSub', url: hub }] }),
    items: items.map(({ url, title, date, author, categories, lang, summary, image, original, html }) => ({
      id: url,
      url,
      ...(original && { external_url: original }),
      title,
      content_html: html,
      ...(summary && { summary }),
      ...(image && { image: image.url }),
      ...(date !== null && { date_published: rfc3339(date) }),
      ...(author && { authors: [{ name: author }] }),
      ...(categories.length > 0 && { tags: categories }),
      ...(lang !== 'und' && { language: lang }),
    })),
  };
  return `${JSON.stringify(written, (_, value) => (typeof value === 'string' ? wellFormed(value) : value))}\n`;
}

/** Halves of surrogate pairs are no text (RFC 8259, section 8.2): strict parsers refuse the whole file. */
function wellFormed(text: string): string {
  return text.replaceAll(/[\uD800-\uDFFF]/gu, '\uFFFD');
}
