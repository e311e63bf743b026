import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { readProxyKeys } from './proxy-key-file.ts';
import { UsageError } from './usage-error.ts';

const key = 'a key of enough characters';
const other = 'another key of enough characters';

const fileOf = (content: string): string => path.join(makeFolder({ keys: content }), 'keys');

describe('readProxyKeys', () => {
  it.each([
    ['a key alone', key, [key]],
    ['a newline at the end', `${key}\n`, [key]],
    ['newlines of Windows', `${key}\r\n${other}\r\n`, [key, other]],
    ['blank lines and comments', `\n# since May\n${key}\n\n  # before\n ${other} \n`, [key, other]],
    ['a byte order mark', `\ufeff${key}\n`, [key]],
    ['keys that are no longer live', `${key}\n${other}\nthe oldest key of all\n`, [key, other]],
  ])('reads %s', (_, content, keys) => {
    expect(readProxyKeys(fileOf(content))).toEqual(keys);
  });

  it.each([
    ['an empty file', '', /has no key: write one with/],
    ['a file of comments', '# none yet\n\n', /has no key/],
    ['a short key', 'fifteen letters', /key 1 in .* has fewer than 16 characters/],
    ['a short old key', `${key}\nshort-secret`, /key 2 in .* has fewer than 16 characters/],
  ])('refuses %s, names the file and shows no key', (_, content, message) => {
    const file = fileOf(content);
    expect(() => readProxyKeys(file)).toThrow(UsageError);
    expect(() => readProxyKeys(file)).toThrow(message);
    expect(() => readProxyKeys(file)).toThrow(file);
    expect(() => readProxyKeys(file)).not.toThrow(/fifteen|secret/);
  });

  it.each(['gone', '.'])('refuses %s, which cannot be read', (name) => {
    const file = path.join(makeFolder(), name);
    expect(() => readProxyKeys(file)).toThrow(UsageError);
    expect(() => readProxyKeys(file)).toThrow(/cannot be read \(.*name a file with one key a line/);
  });
});
