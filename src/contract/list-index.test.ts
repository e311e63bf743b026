import { expect, it } from 'vitest';
import { parseListIndex } from './list-index.ts';
import { ArchiveFormatError } from './parse-file.ts';

const list = { count: 0, undated: 0, months: [], shards: [] };

it.each(['编程/A%2FB', '', 'constructor', 'prototype', '__proto__'])(
  'finds the list of the category "%s"',
  (key) => {
    const json: unknown = JSON.parse(`{"lists":{${JSON.stringify(key)}:${JSON.stringify(list)}}}`);
    expect(parseListIndex(json)).toEqual(new Map([[key, list]]));
  },
);

it.each([null, {}, { lists: null }, { lists: { a: {} } }, { lists: { a: { ...list, count: 'x' } } }])(
  'refuses %j',
  (json) => {
    expect(() => parseListIndex(json)).toThrow(ArchiveFormatError);
  },
);
