import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { mirrorPath } from '#contract/archive-files.ts';
import type { PackEntry } from '#contract/article.ts';
import { verifyArchive } from './archive/verify-archive.ts';
import { journalFile } from './mirror/journal.ts';
import { openSigner, type Signing } from './pictures/signing.ts';
import { openCase } from './testing/open-case.ts';
import { samplePost as post } from './testing/sample-posts.ts';
import { contentsOf, filesBelow, makeFolder } from './testing/temporary-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

// Signatures and mirrored pictures, from the options of a build to the files of a site.

const signing: Signing = { scheme: 'lectern', key: 'a key of enough characters' };
const sign = openSigner(signing);
const a = 'https://i.example/a.jpg';
const b = 'https://i.example/b.jpg';
const files = { [a]: '3k9v0c7m2p5x.webp', [b]: '7m2p5x3k9v0c.jpg' };

const posts = {
  'a.md': post(`<p>A</p><img src="${a}">`, { title: 'A' }),
  'b.md': post(`<p>B</p><img src="${b}">`, { title: 'B' }),
};

/** A mirror that has these pictures. */
function makeMirror(kept: readonly (typeof a | typeof b)[] = [a, b]): string {
  const folder = makeFolder();
  for (const target of kept) keep(folder, target);
  return folder;
}

function keep(folder: string, target: typeof a | typeof b): void {
  const file = files[target] as string;
  mkdirSync(path.join(folder, file.slice(0, 1)), { recursive: true });
  writeFileSync(path.join(folder, mirrorPath(file)), `picture ${target}`);
  const line = JSON.stringify({ target, file, width: 8, height: 6, bytes: `picture ${target}`.length });
  writeFileSync(path.join(folder, journalFile), `${line}\n`, { flag: 'a' });
}

const placed = (folder: string) => ({ mirror: { folder, isPlaced: true }, imageMirror: './mirror/' });

function articleOf(one: ReturnType<typeof openCase>, title: string): Extract<PackEntry, { kind: 'article' }> {
  const id =
    one
      .archive()
      .all()
      .find((row) => row.title === title)?.id ?? '';
  const entry = one.archive().find(id);
  if (entry?.kind !== 'article') throw new Error(`no article ${title}`);
  return entry;
}

const rowOf = (one: ReturnType<typeof openCase>, title: string) =>
  one
    .archive()
    .all()
    .find((row) => row.title === title);

const mirrored = (site: string): string[] =>
  existsSync(path.join(site, 'mirror')) ? filesBelow(path.join(site, 'mirror')) : [];

describe('a key', () => {
  it('signs bodies and rows, and does not get into the site or the cache', async () => {
    const one = openCase(posts);
    await one.build({ signing });
    expect(articleOf(one, 'A').html.join('')).toContain(`data-signature="${sign(a)}"`);
    expect(rowOf(one, 'A')?.image).toEqual({ src: a, signature: sign(a) });
    for (const folder of [one.site, one.cache])
      for (const text of Object.values(contentsOf(folder))) expect(text).not.toContain(signing.key);
    expect(verifyArchive(one.site).faults).toEqual([]);
  });

  it('makes the same site on every build, with workers and without, and does nothing twice', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 600 }, (_, number) => [
        `${number}.md`,
        post(`<p>${number}</p><img src="${a}"><img src="https://i.example/${number}.jpg">`, {
          title: `${number}`,
        }),
      ]),
    );
    const one = openCase(many);
    const options = { signing, ...placed(makeMirror()) };
    await one.build({ ...options, workers: 2 });
    const built = one.bytes();
    expect(await one.buildQuietly(options)).toMatchObject({ articles: 600, written: 0 });
    const other = openCase(many);
    await other.build({ ...options, workers: 0 });
    expect(other.bytes()).toEqual(built);
    const onProgress = vi.fn();
    expect(await other.buildQuietly({ ...options, onProgress })).toMatchObject({ articles: 600, written: 0 });
    expect(onProgress).not.toHaveBeenCalled();
    expect(articleOf(one, '599').html.join('')).toContain(`data-mirror="${files[a]}"`);
  });

  it('that is replaced signs all posts anew, and moves no address', async () => {
    const one = openCase(posts);
    await one.build({ signing });
    const former = articleOf(one, 'A');
    const next: Signing = { scheme: 'lectern', key: 'another key of enough characters' };
    one.remove('a.md');
    one.write({ 'moved.md': posts['a.md'] });
    await one.buildThrice({ signing: next }).then(({ plain, cached, quiet }) => {
      expect(cached).toEqual(plain);
      expect(quiet.bytes).toEqual(plain.bytes);
    });
    expect(articleOf(one, 'B').html.join('')).toContain(`data-signature="${openSigner(next)(b)}"`);
    const { id } = articleOf(one, 'A');
    expect(one.archive().find(former.id)).toEqual({ kind: 'moved', id: former.id, to: id });
    await one.build();
    expect(articleOf(one, 'B').html.join('')).not.toContain('data-signature');
  });
});

describe('a mirror', () => {
  it('is named by bodies and rows with sizes, and its files are in the site', async () => {
    const one = openCase(posts);
    const folder = makeMirror();
    await one.build(placed(folder));
    expect(one.archive().manifest.site.imageMirror).toBe('./mirror/');
    expect(articleOf(one, 'A').html.join('')).toContain(
      `<img src="${a}" alt="" data-mirror="${files[a]}" width="8" height="6">`,
    );
    expect(rowOf(one, 'A')?.image).toEqual({ src: a, width: 8, height: 6, mirror: files[a] });
    expect(mirrored(one.site)).toEqual(Object.values(files).map(mirrorPath).sort());
    const [file = ''] = Object.values(files).map(mirrorPath);
    expect(statSync(path.join(one.site, 'mirror', file)).ino).toBe(statSync(path.join(folder, file)).ino);
  });

  it('gives the site only what its articles show, and takes away what they no longer do', async () => {
    const one = openCase({ 'a.md': posts['a.md'] });
    const folder = makeMirror();
    await one.build(placed(folder));
    expect(mirrored(one.site)).toEqual([mirrorPath(files[a] as string)]);
    const others = ['3/notes.txt', '3/3k9v0c7m2p5x.txt', 'x/3k9v0c7m2p5x.webp', 'deep/3/3k9v0c7m2p5x.webp'];
    for (const file of others) {
      mkdirSync(path.dirname(path.join(one.site, 'mirror', file)), { recursive: true });
      writeFileSync(path.join(one.site, 'mirror', file), 'mine');
    }
    one.remove('a.md');
    one.write({ 'b.md': posts['b.md'] });
    await one.build(placed(folder));
    expect(mirrored(one.site)).toEqual([mirrorPath(files[b] as string), ...others].sort());
    await one.build();
    expect(mirrored(one.site)).toEqual(others.sort());
    expect(articleOf(one, 'B').html.join('')).not.toContain('data-mirror');
    expect(filesBelow(folder).length).toBe(3);
  });

  it('that grows is used by the posts that the cache knows', async () => {
    const one = openCase(posts);
    const folder = makeMirror([a]);
    await one.build(placed(folder));
    expect(rowOf(one, 'B')?.image).toEqual({ src: b });
    keep(folder, b);
    await one.buildQuietly(placed(folder));
    expect(rowOf(one, 'B')?.image).toMatchObject({ mirror: files[b] });
    writeFileSync(path.join(folder, journalFile), `{"target":"${a}x","gone":"gone","at":1}\n`, { flag: 'a' });
    expect(await one.buildQuietly(placed(folder))).toMatchObject({ written: 0 });
  });

  it('whose files went from the site gets them back', async () => {
    const one = openCase(posts);
    const folder = makeMirror();
    await one.build(placed(folder));
    rmSync(path.join(one.site, 'mirror'), { recursive: true });
    await one.buildQuietly(placed(folder));
    expect(mirrored(one.site).length).toBe(2);
  });

  it('that lacks a file of its journal stops the build, and the old site stays', async () => {
    const one = openCase(posts);
    await one.build();
    const before = one.bytes();
    const folder = makeMirror();
    rmSync(path.join(folder, mirrorPath(files[b] as string)));
    await expect(one.build(placed(folder))).rejects.toThrow(/is gone: run lectern mirror again/);
    const manifest = 'archive/manifest.json';
    expect(one.bytes()[manifest]).toBe(before[manifest]);
  });

  it('that is served from elsewhere puts nothing into the site', async () => {
    const one = openCase(posts);
    const imageMirror = 'https://files.example/';
    await one.build({ mirror: { folder: makeMirror(), isPlaced: false }, imageMirror });
    expect(one.archive().manifest.site.imageMirror).toBe(imageMirror);
    expect(mirrored(one.site)).toEqual([]);
    expect(rowOf(one, 'A')?.image).toMatchObject({ mirror: files[a] });
  });

  it('that lies in the site stays when the site is built without it', async () => {
    const one = openCase(posts);
    const folder = path.join(one.site, 'mirror');
    mkdirSync(folder, { recursive: true });
    for (const target of [a, b]) keep(folder, target as typeof a);
    await one.build({ mirror: { folder, isPlaced: false }, imageMirror: './mirror/' });
    await one.build();
    expect(readdirSync(folder).sort()).toEqual(['3', '7', journalFile]);
    expect(readFileSync(path.join(folder, mirrorPath(files[a] as string)), 'utf8')).toBe(`picture ${a}`);
  });
});
