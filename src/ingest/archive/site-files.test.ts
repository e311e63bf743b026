import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { archiveFilePath, isFileName } from '#contract/archive-files.ts';
import { contentsOf, filesBelow, makeFolder } from '#ingest/testing/temporary-folder.ts';
import { contentHash } from './content-hash.ts';
import { openSiteFiles } from './site-files.ts';
import { writeBeside } from './write-beside.ts';

/** A site with one published pack. */
function publishedSite(): { site: string; pack: string } {
  const site = makeFolder({
    'index.html': 'the reader',
    'reader/index.js': 'its script',
    CNAME: 'example.org',
  });
  const files = openSiteFiles(site);
  const pack = archiveFilePath('packs', files.addJson('packs', { entries: ['old'] }));
  files.publish('{"name":"old"}');
  return { site, pack };
}

const longAgo = new Date('2001-02-03T04:05:06Z');

describe('openSiteFiles', () => {
  it('names a file by its content, so that equal content is one file', () => {
    const site = makeFolder();
    const files = openSiteFiles(site);
    const name = files.addJson('rows', { a: '中' });
    expect(isFileName(name)).toBe(true);
    expect(name).toBe(contentHash('{"a":"中"}'));
    expect(files.addJson('rows', { a: '中' })).toBe(name);
    expect(files.count()).toBe(1);
    expect(contentsOf(site)).toEqual({
      [`archive/rows/${name[0]}/${name}.json`]: Buffer.from('{"a":"中"}').toString('latin1'),
    });
  });

  it('leaves the old archive whole until it publishes', () => {
    const { site, pack } = publishedSite();
    const before = contentsOf(site);
    const files = openSiteFiles(site);
    const added = archiveFilePath('packs', files.addJson('packs', { entries: ['new'] }));
    expect(contentsOf(site)).toMatchObject(before);

    files.publish('{"name":"new"}');
    expect(existsSync(path.join(site, added))).toBe(true);
    expect(existsSync(path.join(site, pack))).toBe(false);
    expect(readFileSync(path.join(site, 'archive/manifest.json'), 'utf8')).toBe('{"name":"new"}');
  });

  it('touches nothing outside the archive', () => {
    const { site } = publishedSite();
    openSiteFiles(site).publish('{"name":"new"}');
    expect(filesBelow(site)).toEqual(['CNAME', 'archive/manifest.json', 'index.html', 'reader/index.js']);
  });

  it('removes what a killed build left', () => {
    const { site, pack } = publishedSite();
    const stale = archiveFilePath('lists', contentHash('stale'));
    const left = [`${pack}.unfinished`, 'archive/manifest.json.unfinished', stale, `${stale}.unfinished`];
    for (const file of left) {
      mkdirSync(path.dirname(path.join(site, file)), { recursive: true });
      writeFileSync(path.join(site, file), 'half');
    }
    const files = openSiteFiles(site);
    files.addJson('packs', { entries: ['old'] });
    files.publish('{"name":"new"}');
    expect(filesBelow(path.join(site, 'archive'))).toEqual(['manifest.json', pack.slice('archive/'.length)]);
  });

  it('removes no file that a build cannot have written', () => {
    const strangers = ['archive/2019/my diary.html', 'archive/notes.txt', 'archive/rows/0/readme.md'];
    const site = makeFolder(Object.fromEntries(strangers.map((file) => [file, 'a person wrote this'])));
    openSiteFiles(site).publish('{}');
    expect(filesBelow(site)).toEqual([...strangers, 'archive/manifest.json'].sort());
  });

  it('does not follow a link to another folder when it removes', () => {
    const { site } = publishedSite();
    const elsewhere = makeFolder({ [`${contentHash('x')}.json`]: 'not ours' });
    symlinkSync(elsewhere, path.join(site, 'archive/rows'));
    openSiteFiles(site).publish('{"name":"new"}');
    expect(filesBelow(elsewhere)).toHaveLength(1);
  });

  it('does not write again what is there, the manifest included', () => {
    const { site, pack } = publishedSite();
    const media = 'archive/media/0/000000000000.png';
    writeBeside(path.join(site, media), 'picture');
    const kept = [pack, media, 'archive/manifest.json'].map((file) => path.join(site, file));
    for (const file of kept) utimesSync(file, longAgo, longAgo);

    const files = openSiteFiles(site);
    files.addJson('packs', { entries: ['old'] });
    expect(files.keepMedia(media)).toBe(true);
    files.publish('{"name":"old"}');
    expect(kept.map((file) => statSync(file).mtime)).toEqual(kept.map(() => longAgo));
    expect([files.count(), files.written()]).toEqual([3, 0]);
  });

  it('keeps a file by its name alone, and knows the sizes of all', () => {
    const { site, pack } = publishedSite();
    const files = openSiteFiles(site);
    expect(files.keep('packs', path.basename(pack, '.json'))).toBe(true);
    expect(files.keep('packs', contentHash('never written'))).toBe(false);
    expect(files.keepMedia('archive/media/0/000000000000.png')).toBe(false);
    files.publish('{"name":"old"}');
    expect(new Map(files.kept)).toEqual(
      new Map([
        [pack, '{"entries":["old"]}'.length],
        ['archive/manifest.json', '{"name":"old"}'.length],
      ]),
    );
    expect(existsSync(path.join(site, pack))).toBe(true);
  });

  it('has one sum for the same files, and another one when a file comes or goes', () => {
    const { site, pack } = publishedSite();
    const sum = openSiteFiles(site).digestBefore();
    const files = openSiteFiles(site);
    files.keep('packs', path.basename(pack, '.json'));
    files.publish('{"name":"old"}');
    expect(files.digest()).toBe(sum);
    // What builds do not write makes no difference.
    for (const stranger of ['archive/notes.txt', 'archive/history.json', 'archive/.lock', 'CNAME.json'])
      writeFileSync(path.join(site, stranger), 'x');
    expect(openSiteFiles(site).digestBefore()).toBe(sum);
    rmSync(path.join(site, pack));
    expect(openSiteFiles(site).digestBefore()).not.toBe(sum);
    writeFileSync(path.join(site, pack), 'back');
    expect(openSiteFiles(site).digestBefore()).toBe(sum);
    writeFileSync(path.join(site, `${pack}.0.unfinished`), 'half');
    expect(openSiteFiles(site).digestBefore()).not.toBe(sum);
  });

  it('counts a file once that is added twice, or kept and added', () => {
    const { site, pack } = publishedSite();
    const files = openSiteFiles(site);
    files.keep('packs', path.basename(pack, '.json'));
    for (const text of ['old', 'new', 'new']) files.addJson('packs', { entries: [text] });
    expect([files.count(), files.written()]).toEqual([2, 1]);
  });
});
