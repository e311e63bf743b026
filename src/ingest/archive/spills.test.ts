import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { hash32 } from '#contract/hash.ts';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { openSpills } from './spills.ts';

let folder: string;

beforeEach(() => {
  folder = path.join(makeFolder(), 'new/spills');
});

const texts = (count: number, length: number): Map<string, string> =>
  new Map(
    Array.from({ length: count }, (_, n) => [`id-${n}`, JSON.stringify(`${n}\t"文"\n${'x'.repeat(length)}`)]),
  );

/** Adds texts in their order and takes them in the order of hashes. */
function throughSpills(all: ReadonlyMap<string, string>): Map<string, string | undefined> {
  const spills = openSpills(folder);
  for (const [id, text] of all) spills.add(hash32(id), id, Buffer.from(text));
  const ids = [...all.keys()].sort((a, b) => hash32(a) - hash32(b));
  const taken = new Map(ids.map((id) => [id, spills.take(hash32(id), id)?.toString()]));
  spills.close();
  return taken;
}

describe('openSpills', () => {
  it.each([
    ['a few short ones, in memory', 10, 10],
    ['none', 0, 0],
    ['some, partly on disk', 2000, 1000],
    ['long ones, each larger than a buffer', 30, 100_000],
  ])('gives back texts: %s', (_, count, length) => {
    const all = texts(count, length);
    expect(new Map([...throughSpills(all)].sort())).toEqual(new Map([...all].sort()));
    expect(existsSync(folder)).toBe(false);
  });

  it('makes its file only when there is much', () => {
    const spills = openSpills(folder);
    spills.add(0, 'a', Buffer.from('x'));
    expect(existsSync(folder)).toBe(false);
    spills.add(0, 'b', Buffer.from('y'.repeat(100_000)));
    spills.add(0, 'c', Buffer.from('z'));
    expect(readdirSync(folder)).toEqual(['spill']);
    expect(['a', 'b', 'c'].map((id) => spills.take(0, id)?.length)).toEqual([1, 100_000, 1]);
    spills.close();
    expect(existsSync(folder)).toBe(false);
  });

  it('has nothing under an id that was not added, or under another hash', () => {
    const spills = openSpills(folder);
    spills.add(5, 'a', Buffer.from('x'));
    expect(spills.take(5, 'b')).toBeUndefined();
    expect(spills.take(2 ** 32 - 1, 'a')).toBeUndefined();
    expect(spills.take(5, 'a')?.toString()).toBe('x');
  });

  it('takes the lowest and the highest hash', () => {
    const spills = openSpills(folder);
    for (const hash of [0, 2 ** 31, 2 ** 32 - 1]) spills.add(hash, `id-${hash}`, Buffer.from(`${hash}`));
    for (const hash of [0, 2 ** 31, 2 ** 32 - 1])
      expect(spills.take(hash, `id-${hash}`)?.toString()).toBe(`${hash}`);
  });

  it('stops when its file cannot be read, rather than losing articles in silence', () => {
    const spills = openSpills(folder);
    spills.add(0, 'a', Buffer.from('x'.repeat(100_000)));
    spills.close();
    expect(() => spills.take(0, 'a')).toThrow(/EBADF/);
  });

  it('closes what it never opened', () => {
    expect(() => openSpills(folder).close()).not.toThrow();
    mkdirSync(path.dirname(folder), { recursive: true });
    writeFileSync(folder, 'a file where the folder should be');
    const spills = openSpills(folder);
    expect(() => spills.add(0, 'a', Buffer.from('x'.repeat(100_000)))).toThrow(/EEXIST|ENOTDIR/);
  });
});
