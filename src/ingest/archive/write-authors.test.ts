import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { archiveFilePath } from '#contract/archive-files.ts';
import { type Author, parseAuthors } from '#contract/authors.ts';
import type { Row } from '#contract/row.ts';
import { sampleRow } from '#ingest/testing/sample-row.ts';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { openSiteFiles } from './site-files.ts';
import { writeAuthors } from './write-authors.ts';

function write(rows: readonly Row[]): Author[] {
  const site = makeFolder();
  const name = writeAuthors(openSiteFiles(site), rows);
  return parseAuthors(JSON.parse(readFileSync(path.join(site, archiveFilePath('authors', name)), 'utf8')));
}

let number = 0;
const by = (author: string | null, ...categories: string[][]): Row =>
  sampleRow({ id: `r${++number}`, author, categories });

describe('writeAuthors', () => {
  it('counts articles, most first, equal numbers by name; nobody is no author', () => {
    const rows = [by('B', ['x']), by('C', ['x']), by('A', ['x']), by('C', ['x']), by(null, ['x'])];
    expect(write(rows).map(({ name, count }) => [name, count])).toEqual([
      ['C', 2],
      ['A', 1],
      ['B', 1],
    ]);
    expect(write([])).toEqual([]);
  });

  it.each<[string, Row[], string[]]>([
    ['the one category of all articles', [by('A', ['x', 'y']), by('A', ['x', 'y'])], ['x/y']],
    ['the category above, when they differ below it', [by('A', ['x', 'y', 'z']), by('A', ['x', 'w'])], ['x']],
    ['the upper one of two on a path', [by('A', ['x', 'y', 'z']), by('A', ['x', 'y'])], ['x/y']],
    ['one for each first level', [by('A', ['y', 'z']), by('A', ['x'])], ['x', 'y/z']],
    ['the whole archive, for an article without a category', [by('A', ['x']), by('A')], ['']],
    ['the first place of an article that has several', [by('A', ['x'], ['y'])], ['x']],
    ['a name with a stroke, escaped', [by('A', ['x/y', 'z'])], ['x%2Fy/z']],
  ])('names the lists that hold an author: %s', (_, rows, categories) => {
    expect(write(rows)[0]?.categories).toEqual(categories);
  });

  it('keeps authors whose names belong to objects', () => {
    const rows = [by('__proto__', ['x']), by('constructor', ['__proto__'])];
    expect(write(rows).map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
  });
});
