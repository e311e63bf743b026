import { expect, test } from 'vitest';
import { openBitReader, openBitWriter, riceBits } from './bits.ts';
import {
  bucketOf,
  type Entry,
  findInBucket,
  type Postings,
  parsePostings,
  printBucket,
  printPostings,
} from './postings.ts';

/** Numbers that look random and are the same each time. */
function openDice(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function somePostings(dice: (below: number) => number, size: number): Postings {
  const fields = Array.from({ length: size }, () => dice(6));
  const of = (field: number) => Uint32Array.from(fields.keys()).filter((number) => fields[number] === field);
  return [of(0), of(1), of(2)];
}

test('numbers of every size come back from their bits', () => {
  const writer = openBitWriter();
  const numbers = [0, 1, 2, 15, 16, 17, 255, 256, 65_535, 65_536, 1_000_000, 2 ** 31 - 2];
  for (const number of numbers) {
    writer.put(number, 32);
    writer.putGamma(number);
    writer.putRice(number % 5000, 6);
  }
  const reader = openBitReader(writer.bytes());
  for (const number of numbers) {
    expect(reader.get(32)).toBe(number);
    expect(reader.getGamma()).toBe(number);
    expect(reader.getRice(6)).toBe(number % 5000);
  }
});

test('bits that end too early are refused', () => {
  const reader = openBitReader(Uint8Array.of(0xff));
  expect(() => reader.getGamma()).toThrow(RangeError);
});

test.each([1, 2, 63, 1000, 40_000])('postings of %d articles come back', (size) => {
  const postings = somePostings(openDice(size), size);
  expect(parsePostings(printPostings(postings, size), size)).toEqual(postings);
});

test('postings take little more than their entropy', () => {
  const dice = openDice(7);
  const size = 100_000;
  const numbers = Uint32Array.from({ length: size }, (_, number) => number).filter(() => dice(100) === 0);
  const none = new Uint32Array(0);
  const entropy = size * (-0.01 * Math.log2(0.01) - 0.99 * Math.log2(0.99));
  expect(printPostings([none, none, numbers], size).length * 8).toBeLessThan(entropy * 1.06);
  expect(riceBits(size, size)).toBe(0);
});

test.each([
  [0, 40],
  [3, 300],
  [8, 8000],
])('a bucket of %d bits gives each of its grams, and no other', (bits, grams) => {
  const dice = openDice(bits + 1);
  const tier = { count: 500, bits };
  const codes = new Set(Array.from({ length: grams }, () => dice(2 ** 32)));
  const number = 2 ** bits - 1;
  const own = [...codes].filter((code) => bucketOf(code, bits) === number).sort((a, b) => a - b);
  const entries = own.map(
    (code, index): Entry => ({
      code,
      found: index % 7 === 0 ? { parts: 3, count: 4000 } : { postings: somePostings(dice, tier.count) },
    }),
  );
  const bytes = printBucket(entries, tier);
  expect(own.length).toBeGreaterThan(5);
  for (const { code, found } of entries) expect(findInBucket(bytes, code, tier)).toEqual(found);
  for (const code of own) if (!codes.has(code + 1)) expect(findInBucket(bytes, code + 1, tier)).toBeNull();
});

test('an empty bucket has no gram', () => {
  const tier = { count: 9, bits: 4 };
  expect(findInBucket(printBucket([], tier), 5, tier)).toBeNull();
});
