import { renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openBuildCache } from './cache/build-cache.ts';
import { openMakers } from './make/makers.ts';
import { areUntouched, readPosts } from './read-posts.ts';
import { samplePng, samplePost } from './testing/sample-posts.ts';
import { settleFiles } from './testing/settle-files.ts';
import { makeFolder } from './testing/temporary-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

type How = 'kept' | 'touched' | 'made' | 'unreadable';

let content: string;
let site: string;
let cacheFolder: string;

beforeEach(() => {
  settleFiles();
  content = makeFolder();
  site = makeFolder();
  cacheFolder = makeFolder();
});

const at = (file: string): string => path.join(content, file);
const write = (file: string, title: string): void =>
  writeFileSync(at(file), samplePost(`<p>${title}</p>`, { title }));

const openCache = () => openBuildCache({ folder: cacheFolder, key: 'code', manifest: 'm' });

/** Reads the posts as a build does that is finished: what became of each, with its title, in their order. */
async function read({
  workers = 0,
  isCommitted = true,
} = {}): Promise<[file: string, how: How, title: string | undefined][]> {
  const cache = openCache();
  const makers = openMakers({ content, site, timezone: 'UTC' }, workers);
  const all: [string, How, string | undefined][] = [];
  for await (const window of readPosts({ content, cache, makers })) {
    for (const post of window) {
      const { file, article } = post.record;
      if (!article) all.push([file, 'unreadable', undefined]);
      else {
        const { row, rowLength } =
          post.kind === 'made' ? cache.add(post.record, post.row) : cache.addAgain(post);
        expect(cache.rowAt(row, rowLength)).toContain(JSON.stringify(article.title));
        // To workers, whose clock is the true one, a file that was written just now looks as if it may change yet.
        const isTouched = workers === 0 && post.kind === 'kept' && post.line === null;
        const how = post.kind === 'made' ? 'made' : isTouched ? 'touched' : 'kept';
        all.push([file, how, article.title]);
        if (post.kind === 'made')
          expect(Buffer.from(post.entry).toString()).toContain(JSON.stringify(article.title));
      }
    }
  }
  await makers.close();
  const summary = { posts: all.length, unreadable: 0, articles: 0, files: 0, written: 0, problems: [] };
  if (isCommitted) cache.commit({ manifest: 'm', files: '', settings: '', summary });
  cache.close();
  return all;
}

function isUntouched(): boolean {
  const cache = openCache();
  const is = areUntouched(content, cache.heads());
  cache.close();
  return is;
}

const longAgo = new Date('2001-02-03T04:05:06Z');

describe('readPosts', () => {
  it.each([0, 2])(
    'tells kept, touched, changed, new and removed posts apart in any mixture, with %i workers',
    async (workers) => {
      const name = (number: number): string => `${String(number).padStart(4, '0')}.md`;
      let state = 7;
      const random = (below: number): number => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
      };
      const titles = new Map<string, string>();
      const put = (file: string, title: string): void => {
        titles.set(file, title);
        write(file, title);
      };
      for (let number = 0; number < 900; number += 2) put(name(number), `first ${number}`);
      expect(await read({ workers })).toEqual([...titles].map(([file, title]) => [file, 'made', title]));

      // Few changes, many, and nothing left of the first ones.
      for (const [round, share] of [20, 3, 0].entries()) {
        const expected = new Map<string, How>([...titles.keys()].map((file) => [file, 'kept']));
        for (let number = 0; number < 900; number++) {
          if (share > 0 && random(share) > 0) continue;
          const file = name(number);
          if (!titles.has(file)) {
            put(file, `new ${round} ${number}`);
            expected.set(file, 'made');
          } else if (random(3) === 0) {
            rmSync(at(file));
            titles.delete(file);
            expected.delete(file);
          } else if (random(2) === 0) {
            utimesSync(at(file), longAgo, longAgo);
            expected.set(file, workers === 0 ? 'touched' : 'kept');
          } else {
            put(file, `edited ${round} ${number}`);
            expected.set(file, 'made');
          }
        }
        const sorted = [...expected].sort(([a], [b]) => (a < b ? -1 : 1));
        expect(await read({ workers })).toEqual(sorted.map(([file, how]) => [file, how, titles.get(file)]));
        expect(await read({ workers })).toEqual(sorted.map(([file]) => [file, 'kept', titles.get(file)]));
        if (workers === 0) expect(isUntouched()).toBe(true);
      }
    },
  );

  it('reads a post again that was written a moment before, until it is settled', async () => {
    vi.mocked(Date.now).mockRestore();
    write('a.md', 'a');
    for (const how of ['made', 'touched', 'touched']) {
      expect(await read()).toEqual([['a.md', how, 'a']]);
      expect(isUntouched()).toBe(false);
    }
    settleFiles();
    for (const how of ['touched', 'kept']) expect(await read()).toEqual([['a.md', how, 'a']]);
    expect(isUntouched()).toBe(true);
  });

  it('does the same again when the build was not finished', async () => {
    write('a.md', 'a');
    await read();
    write('b.md', 'b');
    utimesSync(at('a.md'), longAgo, longAgo);
    const expected = [
      ['a.md', 'touched', 'a'],
      ['b.md', 'made', 'b'],
    ];
    expect(await read({ isCommitted: false })).toEqual(expected);
    expect(await read()).toEqual(expected);
  });

  it.each([0, 1, 255, 256, 257, 512, 513])('gives each of %i posts once', async (count) => {
    for (let number = 0; number < count; number++) write(`${number}.md`, `${number}`);
    const all = (await read()).map(([file]) => file);
    expect(all).toEqual(Array.from({ length: count }, (_, number) => `${number}.md`).sort());
    expect(await read()).toHaveLength(count);
  });

  it('makes a post again whose picture changed, came or went, and no other', async () => {
    for (const name of ['near', 'missing', 'other'])
      writeFileSync(at(`${name}.md`), samplePost(`<img src="${name}.png">`, { title: name }));
    writeFileSync(at('near.png'), samplePng);
    writeFileSync(at('other.png'), samplePng);
    await read();
    const made = async () =>
      (await read()).filter(([, how]) => how !== 'kept').map(([file, how]) => [file, how]);
    expect(await made()).toEqual([]);
    writeFileSync(at('near.png'), Buffer.concat([samplePng, Buffer.from('x')]));
    expect(isUntouched()).toBe(false);
    expect(await made()).toEqual([['near.md', 'made']]);
    writeFileSync(at('missing.png'), samplePng);
    expect(await made()).toEqual([['missing.md', 'made']]);
    rmSync(at('other.png'));
    expect(await made()).toEqual([['other.md', 'made']]);
    renameSync(at('missing.png'), at('other.png'));
    expect(await made()).toEqual([
      ['missing.md', 'made'],
      ['other.md', 'made'],
    ]);
    expect(await made()).toEqual([]);
  });

  it('reads a post that could not be read as soon as it can', async () => {
    symlinkSync('gone', at('a.md'));
    write('b.md', 'b');
    expect(await read()).toEqual([
      ['a.md', 'unreadable', undefined],
      ['b.md', 'made', 'b'],
    ]);
    expect(isUntouched()).toBe(false);
    rmSync(at('a.md'));
    write('a.md', 'a');
    expect(await read()).toEqual([
      ['a.md', 'made', 'a'],
      ['b.md', 'kept', 'b'],
    ]);
    rmSync(at('a.md'));
    symlinkSync('gone', at('a.md'));
    expect(await read()).toEqual([
      ['a.md', 'unreadable', undefined],
      ['b.md', 'kept', 'b'],
    ]);
  });

  it('stops with the reason when posts cannot be made', async () => {
    for (let number = 0; number < 600; number++) write(`${number}.md`, `${number}`);
    const makers = {
      make: async () => {
        throw new Error('a worker ended');
      },
      close: async () => {},
    };
    const cache = openCache();
    const all = async () => {
      for await (const _ of readPosts({ content, cache, makers }));
    };
    await expect(all()).rejects.toThrow('a worker ended');
    cache.close();
  });
});

describe('areUntouched', () => {
  beforeEach(async () => {
    for (const file of ['a.md', 'b.md', 'c.md']) write(file, file);
    await read();
  });

  it.each<[string, boolean, () => void]>([
    ['nothing happened', true, () => {}],
    ['a file came that is no post', true, () => writeFileSync(at('notes.txt'), 'x')],
    ['the first post is gone', false, () => rmSync(at('a.md'))],
    ['the last post is gone', false, () => rmSync(at('c.md'))],
    ['a post came first', false, () => write('0.md', '0')],
    ['a post came last', false, () => write('d.md', 'd')],
    ['a post was renamed', false, () => renameSync(at('b.md'), at('b2.md'))],
    ['a post was edited', false, () => write('b.md', 'edited')],
    ['a post was touched', false, () => utimesSync(at('b.md'), longAgo, longAgo)],
    ['a post cannot be read', false, () => symlinkSync('gone', at('d.md'))],
    ['all posts are gone', false, () => ['a.md', 'b.md', 'c.md'].forEach((file) => void rmSync(at(file)))],
  ])('when %s: %s', (_, expected, change) => {
    change();
    expect(isUntouched()).toBe(expected);
  });
});
