import { expect, it } from 'vitest';
import { parseList, parseListIndex } from './list-index.ts';
import { ArchiveFormatError } from './parse-file.ts';

const list = { count: 0, undated: 0, months: [], isPart: false, shards: [] };

it.each(['编程/A%2FB', '', 'constructor', 'prototype', '__proto__'])(
  'finds the list of the category "%s"',
  (key) => {
    const json: unknown = JSON.parse(`{"lists":{${JSON.stringify(key)}:${JSON.stringify(list)}}}`);
    expect(parseListIndex(json)).toEqual(new Map([[key, list]]));
    expect(parseList(json, key)).toEqual(list);
  },
);

it.each([null, {}, { lists: null }, { lists: { a: {} } }, { lists: { a: { ...list, count: 'x' } } }])(
  'refuses %j',
  (json) => {
    expect(() => parseListIndex(json)).toThrow(ArchiveFormatError);
  },
);

it.each(['b', 'constructor', '__proto__', 'toString'])(
  'has no list "%s" that the file does not have',
  (key) => {
    expect(parseList({ lists: { a: list } }, key)).toBeNull();
  },
);

it('looks at the list that is asked for and at no other', () => {
  const json = { lists: { a: list, b: {} } };
  expect(parseList(json, 'a')).toEqual(list);
  expect(() => parseList(json, 'b')).toThrow(ArchiveFormatError);
  expect(() => parseList(null, 'a')).toThrow(ArchiveFormatError);
});
