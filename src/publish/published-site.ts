import type { Manifest } from '#contract/manifest.ts';

/** What pages say of the site they are on. */
export type PublishedSite = Pick<
  Manifest['site'],
  'title' | 'description' | 'language' | 'address' | 'imageProxy' | 'feeds'
> & {
  /** Path of the site on its host, with slashes at both ends. */
  base: string;
};

/** What the site's own page says of the site, and its other pages of themselves. */
export const ownDescription = /\s*<meta name="description"[^>]*>/;

/** Where the site's own page (`index.html` in the root of the project) has nothing yet: the app's place, and what it says without script. */
export const emptyDesk = /<div id="lectern">.*?<\/div><\/div>\s*<noscript>.*?<\/noscript>/s;
