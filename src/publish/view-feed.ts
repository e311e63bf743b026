import type { FeedKind } from '#contract/feed-url.ts';
import { printView, type View } from '#contract/view.ts';
import { atom } from './atom.ts';
import type { Feed, FeedItem } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import type { PublishedSite } from './published-site.ts';
import { rss } from './rss.ts';

const writers: Readonly<Record<FeedKind, (feed: Feed) => string>> = { rss, atom, json: jsonFeed };

/**
 * The feed of a view in one of its forms.
 * @param options.name what it is called besides its site; by default what the view shows.
 * @param options.self the address of this form.
 */
export function viewFeed(
  kind: FeedKind,
  view: View,
  options: {
    site: PublishedSite & { address: string };
    items: readonly FeedItem[];
    self: string;
    hub: string | null;
    name?: string;
  },
): string {
  const { site, name, ...rest } = options;
  const { description, language } = site;
  return writers[kind]({
    title: [...(name === undefined ? titleOf(view) : [name]), site.title].join(' · '),
    ...{ description, language },
    home: site.address + printView(view),
    icon: `${site.address}seal.svg`,
    ...rest,
  });
}

/** What a view is called besides its site: words as they were typed, names as they are. */
function titleOf({ categories, author, from, to, words }: View): string[] {
  const days = from === to ? from : `${from ?? ''} – ${to ?? ''}`;
  return [
    words,
    categories.map((path) => path.join(' / ')).join(', '),
    author ?? '',
    from || to ? (days ?? '') : '',
  ].filter((part) => part !== '');
}
