import { describe, expect, it } from 'vitest';
import { openColumn, openHashTable } from './columns.ts';

describe('openColumn', () => {
  it.each([
    ['floats', Float64Array, [0.5, Number.NaN, -Infinity, 2 ** 53]],
    ['whole numbers', Uint32Array, [0, 1, 2 ** 32 - 1]],
    ['signed numbers', Int32Array, [-1, 0, 2 ** 31 - 1]],
    ['bytes', Uint8Array, [0, 1, 255]],
  ] as const)('keeps %s', (_, kind, numbers) => {
    const column = openColumn<Float64Array | Uint32Array | Int32Array | Uint8Array>(kind);
    for (const number of numbers) column.push(number);
    expect([...column.values()]).toEqual([...numbers]);
    expect(numbers.map((_number, index) => column.at(index))).toEqual([...numbers]);
  });

  it('keeps what it has when it grows, and shows no more than that', () => {
    const column = openColumn(Uint32Array);
    expect([...column.values()]).toEqual([]);
    for (const length of [1024, 1025, 2048, 2049, 10_000]) {
      while (column.values().length < length) column.push(column.values().length * 3);
      expect(column.values()).toEqual(Uint32Array.from({ length }, (_, index) => index * 3));
    }
  });
});

describe('openHashTable', () => {
  /** Names by number, under hashes that the test chooses. */
  function open(hashOf: (name: string) => number) {
    const names: string[] = [];
    const table = openHashTable();
    return {
      add: (name: string): void => table.add(hashOf(name), names.push(name) - 1),
      find: (name: string): number => table.find(hashOf(name), (number) => names[number] === name),
    };
  }

  const names = Array.from({ length: 5000 }, (_, number) => `name ${number}`);

  it.each<[string, (name: string) => number, number]>([
    ['all different', (name) => Number(name.slice(5)) * 2_654_435_761, 5000],
    ['all the same', () => 7, 300],
    ['of one slot', (name) => Number(name.slice(5)) * 65_536, 3000],
    ['at the end of the table', (name) => 2 ** 32 - 1 - (Number(name.slice(5)) % 5), 300],
    ['above the signed numbers', (name) => 2 ** 31 + Number(name.slice(5)), 5000],
  ])('finds each thing, and nothing else, with hashes %s', (_, hashOf, count) => {
    const { add, find } = open((name) => hashOf(name) >>> 0);
    for (const [number, name] of names.slice(0, count).entries()) {
      expect(find(name)).toBe(-1);
      add(name);
      expect(find(name)).toBe(number);
    }
    expect(names.slice(0, count).map(find)).toEqual(Array.from({ length: count }, (_name, number) => number));
    expect(find('name x')).toBe(-1);
  });

  it('asks only about things of just this hash', () => {
    const table = openHashTable();
    for (let thing = 0; thing < 100; thing++) table.add(thing * 65_536, thing);
    const asked: number[] = [];
    table.find(5 * 65_536, (thing) => {
      asked.push(thing);
      return false;
    });
    expect(asked).toEqual([5]);
  });

  it('gives the first that is accepted, in the order of adding', () => {
    const table = openHashTable();
    for (const thing of [30, 10, 20]) table.add(1, thing);
    expect(table.find(1, (thing) => thing < 30)).toBe(10);
    for (let thing = 100; thing < 3000; thing++) table.add(1, thing);
    expect(table.find(1, (thing) => thing < 30)).toBe(10);
  });
});
