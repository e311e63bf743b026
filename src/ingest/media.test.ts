import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { filesBelow, makeFolder } from '#ingest/testing/temporary-folder.ts';
import { mediaState, openMedia } from './media.ts';

/** The head of a PNG, which names its type and size; `mark` makes it another file. */
function png(width: number, height: number, mark = ''): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452000000000000000008020000000000000000', 'hex');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return Buffer.concat([head, Buffer.from(mark)]);
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

const archivePath = /^archive\/media\/([0-9a-z])\/\1[0-9a-z]{11}\.png$/;

function openSample() {
  const content = makeFolder({
    'top.png': png(8, 4),
    'news/a.md': 'a post',
    'news/near.png': png(16, 9),
    'news/UPPER.PNG': png(1, 2),
    'news/图 1.png': png(3, 3),
    'news/100%.png': png(5, 5),
    'news/hash#.png': png(6, 6),
    'news/wrong-ending.txt': png(7, 7),
    'news/drawing.svg': svg,
    'news/drawing.png': svg,
    'news/page.png': '<!doctype html><script>alert(1)</script>',
    'news/empty.png': '',
    'news/folder.png/x.txt': 'a folder',
  });
  const outside = makeFolder({ 'secret.png': png(9, 9, 'secret') });
  symlinkSync(path.join(outside, 'secret.png'), path.join(content, 'news/link-out.png'));
  symlinkSync(outside, path.join(content, 'news/folder-out'));
  symlinkSync(path.join(content, 'top.png'), path.join(content, 'news/link-in.png'));
  symlinkSync('nowhere.png', path.join(content, 'news/dangling.png'));
  symlinkSync('loop.png', path.join(content, 'news/loop.png'));
  // A sibling whose name begins like the content folder's.
  const sibling = `${content}-more`;
  mkdirSync(sibling);
  writeFileSync(path.join(sibling, 'secret.png'), png(9, 9, 'secret'));
  onTestFinished(() => rmSync(sibling, { recursive: true }));
  const site = makeFolder();
  return { content, outside, site, ...openMedia({ content, site }).of('news/a.md') };
}

describe('openMedia', () => {
  it.each([
    ['beside the post', 'near.png', 16],
    ['beside the post, with a dot', './near.png', 16],
    ['above the post', '../top.png', 8],
    ['from the content folder', '/top.png', 8],
    ['with a query and a fragment', 'near.png?v=2#top', 16],
    ['in upper case', 'UPPER.PNG', 1],
    ['percent-encoded', '%E5%9B%BE%201.png', 3],
    ['as it is, not encoded', '图 1.png', 3],
    ['with a stray percent sign', '100%.png', 5],
    ['with an encoded percent sign', '100%25.png', 5],
    ['with an encoded number sign', 'hash%23.png', 6],
    ['of a picture with another ending', 'wrong-ending.txt', 7],
    ['of a link that stays inside', 'link-in.png', 8],
    ['that leaves and comes back', '../news/../news/near.png', 16],
  ])('finds a picture by a path %s', (_, written, width) => {
    const { resolve, site } = openSample();
    const image = resolve(written);
    expect(image).toEqual({ src: expect.stringMatching(archivePath), width, height: expect.any(Number) });
    expect(filesBelow(site)).toEqual([image?.src]);
  });

  it.each([
    ['above the content folder', '../../secret.png'],
    ['above the content folder, encoded', '%2e%2e%2f%2e%2e%2fsecret.png'],
    ['of a link that leaves', 'link-out.png'],
    ['through a folder that leaves', 'folder-out/secret.png'],
    ['of a missing picture', 'missing.png'],
    ['of a link to nothing', 'dangling.png'],
    ['of a link to itself', 'loop.png'],
    ['of a folder', 'folder.png'],
    ['of a folder, itself', '.'],
    ['of the content folder', '/'],
    ['of nothing', ''],
    ['of a query only', '?a=b'],
    ['of an SVG, which could carry script', 'drawing.svg'],
    ['of an SVG with the ending of a picture', 'drawing.png'],
    ['of a page with the ending of a picture', 'page.png'],
    ['of an empty file', 'empty.png'],
    ['of the post itself', 'a.md'],
    ['with a NUL', 'near.png\0'],
    ['with an encoded NUL', 'near.png%00'],
    ['that is an address', 'https://i.example/near.png'],
    ['that is an address without a scheme', '//i.example/near.png'],
    ['that is a file address', 'file:///near.png'],
    ['that goes through a file', 'near.png/near.png'],
    ['that is too long for the system', 'x'.repeat(5000)],
  ])('finds nothing by a path %s', (_, written) => {
    const { resolve, site } = openSample();
    expect(resolve(written)).toBeNull();
    expect(filesBelow(site)).toEqual([]);
  });

  it('does not take a neighbour for the content folder', () => {
    const { content, resolve } = openSample();
    expect(resolve(`../../${path.basename(content)}-more/secret.png`)).toBeNull();
    expect(resolve(`/../${path.basename(content)}-more/secret.png`)).toBeNull();
  });

  it('finds nothing by an absolute path of the system', () => {
    const { outside, resolve } = openSample();
    expect(resolve(path.join(outside, 'secret.png'))).toBeNull();
    expect(resolve(`/../../../../../../../..${outside}/secret.png`)).toBeNull();
  });

  it('keeps one copy of a picture that stands in several places', () => {
    const content = makeFolder({ 'a/1.png': png(2, 2), 'b/2.png': png(2, 2), 'b/3.png': png(2, 2, 'other') });
    const site = makeFolder();
    const resolve = (post: string, written: string) => open.of(post).resolve(written);
    const open = openMedia({ content, site });
    expect(resolve('a/x.md', '1.png')).toEqual(resolve('b/x.md', '2.png'));
    expect(resolve('b/x.md', '3.png')).not.toEqual(resolve('b/x.md', '2.png'));
    expect(filesBelow(site)).toHaveLength(2);
  });

  it('copies the bytes as they are', () => {
    const content = makeFolder({ 'a.png': png(2, 2, 'tail') });
    const site = makeFolder();
    const src = openMedia({ content, site }).of('a.md').resolve('a.png')?.src ?? '';
    expect(readFileSync(path.join(site, src))).toEqual(png(2, 2, 'tail'));
  });

  it('leaves a picture of more than 20 MB out', () => {
    const content = makeFolder();
    const limit = 20 * 1024 * 1024;
    writeFileSync(path.join(content, 'fits.png'), Buffer.concat([png(1, 1), Buffer.alloc(limit - 34)]));
    writeFileSync(path.join(content, 'large.png'), Buffer.concat([png(1, 1), Buffer.alloc(limit - 33)]));
    const { resolve } = openMedia({ content, site: makeFolder() }).of('a.md');
    expect(resolve('fits.png')).not.toBeNull();
    expect(resolve('large.png')).toBeNull();
  });

  it('follows a content folder that is a link itself', () => {
    const content = makeFolder({ 'a.png': png(2, 2) });
    const link = path.join(makeFolder(), 'posts');
    symlinkSync(content, link);
    expect(openMedia({ content: link, site: makeFolder() }).of('a.md').resolve('a.png')).not.toBeNull();
  });

  it('lists what a post asked for, each path once, and how it looked', () => {
    const { content, resolve, list } = openSample();
    const image = resolve('near.png');
    resolve('./near.png?v=2');
    resolve('missing.png');
    resolve('drawing.svg');
    resolve('https://i.example/near.png');
    const state = (file: string) => mediaState(path.join(content, file));
    expect(list()).toEqual([
      { path: 'news/near.png', state: state('news/near.png'), src: image?.src },
      { path: 'news/missing.png', state: null, src: null },
      { path: 'news/drawing.svg', state: state('news/drawing.svg'), src: null },
    ]);
    expect(state('news/near.png')).toMatchObject({ size: 34 });
  });

  it('lists to each post its own, also of a picture that another asked for first', () => {
    const { content, site } = openSample();
    const media = openMedia({ content, site });
    const [one, other, none] = ['news/a.md', 'news/b.md', 'news/c.md'].map(media.of);
    one?.resolve('near.png');
    other?.resolve('/news/near.png');
    expect(other?.list()).toEqual(one?.list());
    expect(one?.list()).toHaveLength(1);
    expect(none?.list()).toEqual([]);
  });

  it.each([
    'near.png',
    'missing.png',
    'drawing.svg',
    'dangling.png',
    'loop.png',
    'folder.png',
    'x'.repeat(5000),
    'link-in.png',
    'link-out.png',
    'folder-out/secret.png',
    '../../{content}-more/secret.png',
  ])('gives the state of %s that the next build sees, when nothing happened to it', (written) => {
    const { content, resolve, list } = openSample();
    resolve(written.replace('{content}', path.basename(content)));
    const [use] = list();
    expect(use?.state).toEqual(mediaState(path.join(content, use?.path ?? '')));
  });

  it('does not write a picture that the site has', () => {
    const { content, site, resolve } = openSample();
    const target = path.join(site, resolve('near.png')?.src ?? '');
    const longAgo = new Date('2001-02-03T04:05:06Z');
    utimesSync(target, longAgo, longAgo);
    openMedia({ content, site }).of('news/a.md').resolve('near.png');
    expect(statSync(target).mtime).toEqual(longAgo);
  });
});
