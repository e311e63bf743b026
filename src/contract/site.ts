import * as v from 'valibot';

/** A foreign place that a page asks: what is no such address must not get into a frame or a policy. */
const foreignAddress = v.pipe(v.string(), v.regex(/^https?:\/\/[^/]/i));

/** Who counts visits, and where: the ways of asking them are in `reader/features/counting/`. */
const analyticsSchema = v.variant('provider', [
  v.object({ provider: v.literal('goatcounter'), site: foreignAddress }),
  v.object({ provider: v.literal('plausible'), site: foreignAddress, domain: v.string() }),
  v.object({ provider: v.literal('umami'), site: foreignAddress, id: v.string() }),
]);

/** Where people write about articles. */
const commentsSchema = v.variant('provider', [
  v.object({
    provider: v.literal('giscus'),
    site: foreignAddress,
    repo: v.string(),
    repoId: v.string(),
    category: v.string(),
    categoryId: v.string(),
  }),
  v.object({ provider: v.literal('waline'), site: foreignAddress }),
]);

/** Feeds: of how many categories and sources at most, how many articles in each, and the WebSub hub that tells of changes. */
const feedsSchema = v.object({ most: v.number(), items: v.number(), hub: v.nullable(v.string()) });

/** A view that the publisher has picked: its name, and its address as `printView` has it. */
const siteViewSchema = v.object({ name: v.string(), query: v.string() });

export type Analytics = v.InferOutput<typeof analyticsSchema>;
export type Comments = v.InferOutput<typeof commentsSchema>;
export type FeedSettings = v.InferOutput<typeof feedsSchema>;
export type SiteView = v.InferOutput<typeof siteViewSchema>;

export const usualFeeds: FeedSettings = { most: 300, items: 20, hub: null };

/** What an archive says of the site that it is on. Fields with defaults came later: archives without them stay readable. */
export const siteSchema = v.object({
  title: v.string(),
  /** One sentence for search engines, chats and feed readers. */
  description: v.optional(v.nullable(v.string()), null),
  /** BCP 47; `null` when nobody has said so. */
  language: v.optional(v.nullable(v.string()), null),
  /** Where readers find the site, with a slash at the end; `null` when nobody has said so. */
  address: v.optional(v.nullable(v.string()), null),
  /** The image proxy's base address or another service's template, `null` for none; `lectern serve` brings its own. */
  imageProxy: v.nullable(v.string()),
  /** Base address of the files that pictures name as their `mirror`, absolute or relative to the site; `null` for none. */
  imageMirror: v.optional(v.nullable(v.string()), null),
  /** Whether the Internet Archive's copy near an article's date may be asked for when all else failed. */
  wayback: v.optional(v.boolean(), false),
  /** `null` for a site without feeds. A site that does not know its address has none either. */
  feeds: v.optional(v.nullable(feedsSchema), usualFeeds),
  /** In the publisher's order. */
  views: v.optional(v.array(siteViewSchema), []),
  /** A provider that this reader does not know counts as none. */
  analytics: v.optional(v.fallback(v.nullable(analyticsSchema), null), null),
  comments: v.optional(v.fallback(v.nullable(commentsSchema), null), null),
});
