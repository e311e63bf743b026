import { expect, it } from 'vitest';
import { parseAddresses } from './addresses.ts';
import { ArchiveFormatError } from './parse-file.ts';

const addresses = { articles: ['a', 'b'], moved: [['c', 'a']], removed: ['d'] };

it('gives what is at which address', () => {
  expect(parseAddresses(JSON.parse(JSON.stringify(addresses)))).toEqual(addresses);
});

it.each([
  null,
  {},
  { ...addresses, articles: [1] },
  { ...addresses, moved: [['c']] },
  { ...addresses, moved: ['c'] },
  { ...addresses, removed: null },
])('refuses %j', (json) => {
  expect(() => parseAddresses(json)).toThrow(ArchiveFormatError);
});
