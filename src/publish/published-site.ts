import type { Manifest } from '#contract/manifest.ts';

/** What pages say of the site they are on. */
export type PublishedSite = Pick<Manifest['site'], 'title' | 'address' | 'imageProxy'> & {
  /** Path of the site on its host, with slashes at both ends. */
  base: string;
};
