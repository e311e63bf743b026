import { expect, test } from 'vitest';
import { hashedKey, parseLabel, printLabel } from './stored-facts.ts';

const label = {
  facts: { type: 'image/png' as const, etag: 'W/"0a"', length: 12, freshSeconds: 86_400 },
  freshUntil: 1000,
};

test('a label survives being written', () => {
  expect(parseLabel(printLabel(label))).toEqual(label);
});

test('a label is fit for a header', () => {
  expect(new Headers({ label: printLabel(label) }).get('label')).toBe(printLabel(label));
});

test.each([null, undefined, '', '{}', 'nonsense', printLabel(label).replace('image/png', 'text/html')])(
  '%j is no label',
  (text) => {
    expect(parseLabel(text)).toBeUndefined();
  },
);

test('a key becomes its SHA-256', async () => {
  // The first example of FIPS 180-2.
  expect(await hashedKey('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
