import { describe, expect, it } from 'vitest';
import { hash32 } from './hash.ts';
import { packNumber, parseDirectory, parsePack } from './pack.ts';
import { ArchiveFormatError } from './parse-file.ts';

const ids = Array.from({ length: 20_000 }, (_, number) => `id-${number}`);

describe('packNumber', () => {
  it.each([1, 40, 74, 1024, 5634])('is a whole number below %i, in the order of hashes', (count) => {
    const sorted = ids.toSorted((a, b) => hash32(a) - hash32(b));
    const numbers = sorted.map((id) => packNumber(id, count));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect([numbers[0], numbers.at(-1)]).toEqual([0, count - 1]);
    expect(numbers.every(Number.isInteger)).toBe(true);
  });

  it('fills all packs alike', () => {
    const sizes = new Map<number, number>();
    for (const id of ids) sizes.set(packNumber(id, 40), (sizes.get(packNumber(id, 40)) ?? 0) + 1);
    expect(Math.min(...sizes.values())).toBeGreaterThan(400);
    expect(Math.max(...sizes.values())).toBeLessThan(600);
  });

  it('is that of every other program that reads the archive', () => {
    expect(['a', '3k9v0c7m2p5x', 'my-id'].map((id) => packNumber(id, 1000))).toEqual([103, 451, 456]);
  });
});

describe('parsePack', () => {
  const moved = { kind: 'moved', id: 'a', to: 'b' };
  const removed = { kind: 'removed', id: 'b', title: 't', date: null, categories: [['x']], author: null };

  it('gives entries by id', () => {
    expect(parsePack({ entries: [moved, removed] })).toEqual(
      new Map<string, unknown>([
        ['a', moved],
        ['b', removed],
      ]),
    );
  });

  it.each([
    null,
    {},
    { entries: [{ ...moved, kind: 'other' }] },
    { entries: [{ kind: 'moved', id: 'a' }] },
    { entries: [{ kind: 'article', id: 'a' }] },
    { entries: [{ ...removed, date: 'today' }] },
  ])('refuses %j', (json) => {
    expect(() => parsePack(json)).toThrow(ArchiveFormatError);
  });
});

it('a directory is refused that names no packs', () => {
  expect(parseDirectory({ packs: ['a'] })).toEqual(['a']);
  for (const json of [null, {}, { packs: [1] }])
    expect(() => parseDirectory(json)).toThrow(ArchiveFormatError);
});
