import { type Feed, rfc3339 } from './feed.ts';

/** A feed as JSON Feed 1.1 (jsonfeed.org) with the whole text. */
export function jsonFeed({ title, home, self, icon, hub, items }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
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
  return `${JSON.stringify(feed)}\n`;
}
