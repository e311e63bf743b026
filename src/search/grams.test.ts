import { expect, test } from 'vitest';
import { attributeGram, gramsToFind, mostGrams, scatter, writeGrams } from './grams.ts';

function gramsOf(folded: string): Set<number> {
  const grams = new Uint32Array(mostGrams(folded.length));
  return new Set(grams.subarray(0, writeGrams(folded, grams, 0)));
}

const text = '国务院今天发布gpt5模型的new york 报告𠮷野家kubernetes集群ёлка 12 345';

test('every piece of a text has all its grams there', () => {
  const all = gramsOf(text);
  for (let start = 0; start < text.length; start++) {
    for (let end = start + 1; end <= text.length; end++) {
      const piece = text.slice(start, end).trim();
      const sought = gramsToFind(piece);
      // Two letters with a space between them are in no gram.
      if (/\S\S/.test(piece)) expect(sought, piece).not.toBeNull();
      for (const gram of sought?.grams ?? []) expect(all.has(gram), piece).toBe(true);
    }
  }
});

test.each([
  ['国', true],
  ['国务', true],
  ['gpt', true],
  ['kube', false],
  ['国务院', false],
  ['t5', true],
])('says of %s whether one gram is all there is to it: %s', (folded, isWhole) => {
  expect(gramsToFind(folded)?.isWhole).toBe(isWhole);
});

test('a letter by itself is no gram', () => {
  expect(gramsToFind('a')).toBeNull();
  expect(gramsToFind('')).toBeNull();
});

test('every unit of what is sought is in one of its grams', () => {
  const seen = (folded: string) => gramsToFind(folded)?.grams.length;
  expect(seen('人工智能')).toBe(2);
  expect(seen('人工智')).toBe(2);
  expect(seen('kuber')).toBe(2);
  expect(seen('gpt5模型')).toBe(3);
});

test('different grams have different codes', () => {
  const codes = new Set(Array.from({ length: 100_000 }, (_, gram) => scatter(gram)));
  expect(codes.size).toBe(100_000);
  expect(Math.min(...[...codes].slice(0, 100))).toBeGreaterThanOrEqual(0);
});

test('attributes have grams that no text has', () => {
  expect(gramsOf(text).has(attributeGram('author', 'gpt5'))).toBe(false);
  expect(attributeGram('author', '林夕')).not.toBe(attributeGram('category', '林夕'));
});
