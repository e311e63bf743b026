import { readFileSync } from 'node:fs';
import path from 'node:path';
import { manifestFile } from '#contract/archive-files.ts';
import { type Manifest, parseManifest } from '#contract/manifest.ts';
import { shardRows } from '#contract/row.ts';
import type { SearchCover } from '#ingest/build-archive.ts';
import { baseOf } from './site-html.ts';

/** What a site is called and where it is: the same for its reader and its archive. */
export type SiteSettings = {
  /** Path of the site on its host, with slashes at both ends. */
  base: string;
  title: string;
  /** Where readers find it, with a slash at the end; `null` when nobody has said so. */
  address: string | null;
  /** Address before `/img?…`; `null` for none. */
  imageProxy: string | null;
  /** Base address of mirrored pictures, absolute or relative to the site; `null` for none. */
  imageMirror: string | null;
  /** Whether readers may ask the Internet Archive for a picture that is gone. */
  wayback: boolean;
  /** Whether its pictures are signed, as far as its newest articles show. */
  isSigned: boolean;
  /** What full-text search covers. */
  search: SearchCover;
};

export const newSite: SiteSettings = {
  base: '/',
  title: 'Lectern',
  address: null,
  imageProxy: null,
  imageMirror: null,
  wayback: false,
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
