import { feedTypes } from '#contract/content-types.ts';
import { type FeedKind, feedFiles, feedPath, viewFeedPath } from '#contract/feed-url.ts';
import type { Place } from '#contract/places.ts';
import { usualFeeds } from '#contract/site.ts';
import { everything, parseView, type View } from '#contract/view.ts';
import { feedItem } from '#publish/feed.ts';
import { viewFeed } from '#publish/view-feed.ts';
import { refusal, textAnswer } from './answers.ts';
import { type EdgeArchive, openArchive, TooMuch } from './archive.ts';
import { madeOnce } from './cache.ts';
import type { SiteNow } from './site-now.ts';
import { NoSuchFeed, newestRows } from './view-rows.ts';
import type { Visit } from './visit.ts';

/** The feed of the view that the address names; its items are the newest, whatever order the view has. */
export async function makeViewFeed(visit: Visit, site: SiteNow, kind: FeedKind): Promise<Response> {
  const view = { ...parseView(new URL(visit.request.url).searchParams), order: everything.order };
  const path = viewFeedPath(view, kind);
  return madeOnce(visit, `${site.version} ${path}`, () =>
    makeFeed(visit, site, { kind, view, self: path, archive: openArchive(visit, site.manifest) }),
  );
}

/** The feed of a category at the address that builds give to the largest ones; `null` where there is no such category. */
export async function makePlaceFeed(visit: Visit, site: SiteNow, file: string): Promise<Response | null> {
  const archive = openArchive(visit, site.manifest);
  const kind = (['rss', 'atom', 'json'] as const).find((one) => file.endsWith(`/${feedFiles[one]}`));
  if (!kind) return null;
  const paths = [[], ...pathsOf(await archive.places())];
  const category = paths.find((path) => feedPath(path, kind) === file);
  if (!category) return null;
  const view: View = { ...everything, categories: category.length === 0 ? [] : [category] };
  return madeOnce(visit, `${site.version} ${file}`, () =>
    makeFeed(visit, site, { kind, view, self: file, archive }),
  );
}

function pathsOf(places: readonly Place[]): Place['path'][] {
  return places.flatMap(({ path, children }) => [path, ...pathsOf(children)]);
}

async function makeFeed(
  visit: Visit,
  { manifest }: SiteNow,
  { kind, view, self, archive }: { kind: FeedKind; view: View; self: string; archive: EdgeArchive },
): Promise<Response> {
  const address = manifest.site.address ?? visit.root;
  const { items: most, hub } = manifest.site.feeds ?? usualFeeds;
  const site = { ...manifest.site, address, base: visit.base };
  try {
    const rows = await newestRows(archive, view, most);
    const entries = await Promise.all(rows.map(({ id }) => archive.entry(id)));
    const items = entries.flatMap((entry) => (entry?.kind === 'article' ? [feedItem(entry, site)] : []));
    return await textAnswer(
      feedTypes[kind],
      viewFeed(kind, view, { site, items, self: address + self, hub }),
    );
  } catch (error) {
    if (error instanceof NoSuchFeed) return refusal(error.status, error.message);
    if (error instanceof TooMuch)
      return refusal(
        422,
        'to find the newest articles of this view, more of the archive would have to be read than one request may: ask for rarer words, a category or fewer days',
      );
    throw error;
  }
}
