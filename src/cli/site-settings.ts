import { readFileSync } from 'node:fs';
import path from 'node:path';
import { manifestFile } from '#contract/archive-files.ts';
import { type Manifest, parseManifest } from '#contract/manifest.ts';
import { shardRows } from '#contract/row.ts';
import { usualFeeds } from '#contract/site.ts';
import type { SearchCover } from '#ingest/build-archive.ts';
import { baseOf } from './site-html.ts';

/** What a site is called, where it is and what it has: the same for its reader and its archive. */
export type SiteSettings = Manifest['site'] & {
  /** Path of the site on its host, with slashes at both ends. */
  base: string;
  /** Whether its pictures are signed, as far as its newest articles show. */
  isSigned: boolean;
  /** What full-text search covers. */
  search: SearchCover;
};

export const newSite: SiteSettings = {
  base: '/',
  title: 'Lectern',
  description: null,
  language: null,
  address: null,
  imageProxy: null,
  imageMirror: null,
  wayback: false,
  feeds: usualFeeds,
  views: [],
  analytics: null,
  comments: null,
  isSigned: false,
  search: 'text',
};

/** The settings that a site was built with, so that new posts do not change its name; those of a new one where it has none. */
export function readSiteSettings(site: string): SiteSettings {
  const page = readIfThere(path.join(site, 'index.html'));
  const manifest = readIfThere(path.join(site, manifestFile));
  return {
    ...newSite,
    ...(page === null ? {} : { base: baseOf(page) }),
    ...(manifest === null ? {} : settingsIn(parseManifest(JSON.parse(manifest)))),
  };
}

function settingsIn({ site, head, search }: Manifest): Omit<SiteSettings, 'base'> {
  return {
    ...site,
    isSigned: shardRows(head).some(({ image }) => image?.signature !== undefined),
    search: search?.hasText === false ? 'titles' : 'text',
  };
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
