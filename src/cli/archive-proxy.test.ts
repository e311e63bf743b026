import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { archiveFilePath, manifestFile } from '#contract/archive-files.ts';
import { parseManifest } from '#contract/manifest.ts';
import { buildAndReport } from '#ingest/testing/build-and-report.ts';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { openArchiveProxy } from './archive-proxy.ts';
import { samplePost, writeFiles, writeSampleSite } from './sample-site.ts';

const pictures = (...addresses: string[]): string =>
  samplePost('A', addresses.map((address) => `<img src="${address}">`).join(''));

/** The proxy of a site, and the lists of hosts that it was made for, one after the other. */
function open(site: string) {
  const made: (readonly string[])[] = [];
  const closed: number[] = [];
  const proxy = openArchiveProxy(site, (hosts) => {
    const number = made.push(hosts);
    return {
      fetch: async () => new Response(String(number)),
      close: async () => void closed.push(number),
    };
  });
  const ask = async (): Promise<string> => (await proxy.fetch(new Request('http://any.example/img'))).text();
  return { made, closed, ask, close: proxy.close };
}

async function rebuild(folder: string, post: string): Promise<void> {
  const content = writeFiles(path.join(folder, 'posts'), { 'a.md': post });
  await buildAndReport({ content, site: path.join(folder, 'site') });
}

describe('openArchiveProxy', () => {
  it('serves the hosts that the archive names, each once and without its port', async () => {
    const post = pictures(
      'https://b.example/1.jpg',
      'http://a.example:8080/2.jpg',
      'http://a.example/3.jpg',
      'https://图.example/4.jpg',
    );
    const { made, ask } = open(await writeSampleSite(makeFolder(), { 'a.md': post }));
    expect([await ask(), await ask()]).toEqual(['1', '1']);
    expect(made).toEqual([['a.example', 'b.example', 'xn--wcs.example']]);
  });

  it('follows the archive when it changes', async () => {
    const folder = makeFolder();
    const { made, ask } = open(
      await writeSampleSite(folder, { 'a.md': pictures('https://old.example/1.jpg') }),
    );
    await ask();
    await rebuild(folder, pictures('https://new.example/1.jpg'));
    expect(await ask()).toBe('2');
    expect(made).toEqual([['old.example'], ['new.example']]);
  });

  it('passes over names that are no host, or too many hosts, in an archive from elsewhere', async () => {
    const site = await writeSampleSite(makeFolder(), { 'a.md': pictures('https://a.example/1.jpg') });
    const { hosts } = parseManifest(JSON.parse(readFileSync(path.join(site, manifestFile), 'utf8')));
    const names = [
      '*',
      '*.com',
      '*.example.com',
      'a.example/path',
      'https://x.example',
      'a b',
      '',
      'good.example',
    ];
    writeFileSync(
      path.join(site, archiveFilePath('hosts', hosts)),
      JSON.stringify({ hosts: names.map((name) => [name, 1]) }),
    );
    const { made, ask } = open(site);
    await ask();
    expect(made).toEqual([['good.example']]);
  });

  it('ends its proxy, and has none to end before the first picture', async () => {
    const site = await writeSampleSite(makeFolder(), {});
    const unused = open(site);
    await unused.close();
    expect(unused.closed).toEqual([]);
    const used = open(site);
    await used.ask();
    await used.close();
    expect(used.closed).toEqual([1]);
  });

  it('refuses to guess when the archive is gone', async () => {
    const site = await writeSampleSite(makeFolder(), {});
    const { ask } = open(site);
    rmSync(path.join(site, manifestFile));
    await expect(ask()).rejects.toThrow(/ENOENT/);
  });
});
