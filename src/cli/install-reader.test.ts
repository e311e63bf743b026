import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { contentsOf, filesBelow, makeFolder } from '#ingest/testing/temporary-folder.ts';
import { installReader, removeFormerReader } from './install-reader.ts';
import { writeFiles, writeSampleReader } from './sample-site.ts';
import { newSite } from './site-settings.ts';

let reader: string;
let site: string;

const page = { ...newSite, title: 'T' };
const install = (): void => installReader({ ...page, reader, site });

beforeEach(() => {
  reader = writeSampleReader(makeFolder());
  site = path.join(makeFolder(), 'new/site');
});

describe('installReader', () => {
  it('makes the folder and puts everything there, the page also as 404.html', () => {
    install();
    expect(filesBelow(site)).toEqual([...filesBelow(reader), '404.html'].sort());
    const contents = contentsOf(site);
    expect(contents['404.html']).toBe(contents['index.html']);
    expect(contents['reader/index-D2OFoR_w.js']).toBe(contentsOf(reader)['reader/index-D2OFoR_w.js']);
  });

  it('removes the scripts of an older reader and leftovers, and nothing else', () => {
    install();
    const strangers = {
      CNAME: 'x',
      'archive/manifest.json': '{}',
      'reader/own/a.txt': 'x',
      'reader/notes.txt': 'x',
      'reader/own.js': 'x',
      'reader/my-notebook.js': 'x',
      'reader/index-D2OFoR_w.js.map': 'x',
      'pictures/a.png': 'x',
    };
    const old = { 'reader/index-0LD0LD0L.js': 'old', 'reader/article-body-Ckq8Cu--.css': 'old' };
    writeFiles(site, { ...strangers, ...old, 'reader/index-N3WN3WN3.js.unfinished': 'half' });
    install();
    expect(filesBelow(site)).toContain('reader/index-0LD0LD0L.js');
    removeFormerReader({ reader, site });
    expect(filesBelow(site)).toEqual([...filesBelow(reader), '404.html', ...Object.keys(strangers)].sort());
  });

  it('describes its search to browsers when it knows where the site will be, and only then', () => {
    const address = 'https://reader.example.com/desk/';
    installReader({ ...page, reader, site, base: '/desk/', title: 'A & "B"', address });
    const { 'opensearch.xml': description, '404.html': html } = contentsOf(site);
    expect(html).toContain(
      '<link rel="search" type="application/opensearchdescription+xml" title="A &amp; &quot;B&quot;" href="/desk/opensearch.xml">',
    );
    expect(description).toContain('<ShortName>A &amp; &quot;B&quot;</ShortName>');
    expect(description).toContain('template="https://reader.example.com/desk/?words={searchTerms}"');
    install();
    expect(filesBelow(site)).not.toContain('opensearch.xml');
    expect(contentsOf(site)['404.html']).not.toContain('rel="search"');
  });

  it('leaves no half-written files beside the page', () => {
    writeFiles(site, { 'index.html.unfinished': 'half', 'theme.js.unfinished': 'half' });
    install();
    expect(filesBelow(site).filter((file) => file.endsWith('.unfinished'))).toEqual([]);
  });

  it('keeps the old page when the new reader is not whole', () => {
    install();
    const before = contentsOf(site);
    writeFiles(reader, { 'reader/index-N3W.js': 'new' });
    rmSync(path.join(reader, 'index.html'));
    expect(install).toThrow(/ENOENT/);
    expect(contentsOf(site)).toMatchObject(before);
  });

  it('leaves a list that is in the first page', () => {
    install();
    writeFiles(site, { 'index.html': 'with rows' });
    install();
    expect(contentsOf(site)['index.html']).toBe('with rows');
  });

  it('writes the page last: at no moment does it name a file that is not there', () => {
    install();
    const changedAt = (file: string): number => statSync(path.join(site, file)).ctimeMs;
    for (const file of filesBelow(site)) expect(changedAt(file)).toBeLessThanOrEqual(changedAt('index.html'));
  });
});
