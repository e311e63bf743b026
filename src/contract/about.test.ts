import { describe, expect, it } from 'vitest';
import { type About, parseAbout, parseProblems, toAboutFile } from './about.ts';
import { ArchiveFormatError } from './parse-file.ts';

const about: About = {
  posts: 9,
  unreadable: 1,
  articles: 7,
  undated: 1,
  moved: 2,
  removed: 3,
  days: new Map([
    [-1, 1],
    [19_000, 5],
  ]),
  sources: [
    { path: ['新媒体', 'ZAKER'], articles: 5, undated: 0, months: new Map([[624, 5]]) },
    { path: [], articles: 1, undated: 1, months: new Map() },
  ],
  others: { sources: 2, articles: 1, undated: 0, months: new Map([[-1, 1]]) },
  problems: [['title-missing', 2, ['3k9v0c7m2p5x']]],
  duplicates: { copies: 1, near: { groups: 1, articles: 2, largest: [{ id: 'a', title: 'A', size: 3 }] } },
  files: [['rows', 3, 4096]],
};

const written = (): unknown => JSON.parse(JSON.stringify(toAboutFile(about)));

describe('the about file', () => {
  it('gives back what it was made of', () => {
    expect(parseAbout(written())).toEqual(about);
  });

  it('may have no source too many', () => {
    expect(parseAbout(JSON.parse(JSON.stringify(toAboutFile({ ...about, others: null })))).others).toBeNull();
  });

  it.each(['articles', 'undated', 'first', 'counts'])(
    'is refused when the column %s is too short',
    (name) => {
      const file = Object(written());
      file.sources[name].pop();
      expect(() => parseAbout(file)).toThrow(ArchiveFormatError);
    },
  );

  it.each([null, {}, { posts: 1 }])('is refused when it is %j', (json) => {
    expect(() => parseAbout(json)).toThrow(ArchiveFormatError);
  });
});

describe('a problems file', () => {
  it('lists posts', () => {
    const posts = [
      { file: 'a.md', id: 'a', title: 'A', detail: 'none' },
      { file: 'b.md', id: null, title: null, detail: 'a link that leads to itself' },
    ];
    expect(parseProblems({ posts })).toEqual(posts);
    expect(() => parseProblems({ posts: [{ file: 'a.md' }] })).toThrow(ArchiveFormatError);
  });
});
