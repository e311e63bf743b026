import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { samplePost, writeSampleSite } from './sample-site.ts';
import { newSite, readSiteSettings } from './site-settings.ts';

describe('readSiteSettings', () => {
  it('gives the base of the page and the name of the archive', async () => {
    const site = await writeSampleSite(makeFolder(), { 'a.md': samplePost('A', 'a') }, '/sub/');
    expect(readSiteSettings(site)).toEqual({ ...newSite, base: '/sub/', title: '书案' });
    rmSync(path.join(site, 'index.html'));
    expect(readSiteSettings(site)).toEqual({ ...newSite, base: '/', title: '书案' });
  });

  it('gives those of a new site where there is none', () => {
    expect(readSiteSettings(path.join(makeFolder(), 'gone'))).toEqual(newSite);
    expect(readSiteSettings(makeFolder())).toEqual(newSite);
  });
});
