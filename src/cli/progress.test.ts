import { describe, expect, it, vi } from 'vitest';
import { plainProgress, printSearchSizes, printSummary } from './progress.ts';

/** The lines of work on a thousand posts, each of which takes this long. */
function linesOf(millisecondsEach: number): string[] {
  const lines: string[] = [];
  let clock = 5_000;
  const progress = plainProgress('posts', { write: (text) => lines.push(text), now: () => clock });
  for (let done = 0; done <= 1000; done++, clock += millisecondsEach) progress.update(done, 1000);
  progress.end();
  return lines;
}

describe('progress when piped', () => {
  it('is a line for each tenth', () => {
    const tenths = [100, 200, 300, 400, 500, 600, 700, 800, 900, 1000];
    expect(linesOf(20)).toEqual(tenths.map((done) => `posts ${done} of 1000\n`));
  });

  it('is a line every ten seconds when a tenth takes longer', () => {
    expect(linesOf(1000).slice(0, 3)).toEqual([
      'posts 10 of 1000\n',
      'posts 20 of 1000\n',
      'posts 30 of 1000\n',
    ]);
  });

  it('is at most a line a second, and none for short work', () => {
    expect(linesOf(2)).toEqual(['posts 500 of 1000\n', 'posts 1000 of 1000\n']);
    expect(linesOf(0.5)).toEqual([]);
  });

  it('has no trouble with no posts', () => {
    const lines: string[] = [];
    plainProgress('posts', { write: (text) => lines.push(text), now: () => 0 }).update(0, 0);
    expect(lines).toEqual([]);
  });

  it('is a line every ten seconds when nobody knows the end', () => {
    const lines: string[] = [];
    let clock = 5_000;
    const progress = plainProgress('posts', { write: (text) => lines.push(text), now: () => clock });
    for (let done = 0; done <= 50; done++, clock += 1000) progress.update(done * 256, null);
    expect(lines).toEqual(['posts 2560\n', 'posts 5120\n', 'posts 7680\n', 'posts 10240\n', 'posts 12800\n']);
  });
});

describe('a summary', () => {
  it('says what a build did, and lists problems', () => {
    const lines: string[] = [];
    const write = vi
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => lines.push(String(text)) > 0);
    const problems = [
      ['date-invalid', 3],
      ['copy-of', 1],
    ] as const;
    printSummary({ posts: 10, unreadable: 2, articles: 7, files: 99, written: 5, problems }, 1.25);
    printSummary({ posts: 1, unreadable: 0, articles: 1, files: 9, written: 0, problems: [] }, 0);
    write.mockRestore();
    expect(lines).toEqual([
      '8 posts, 7 articles, 99 archive files (5 written), 1.3 s\n',
      '2 files could not be read\n',
      '  date-invalid: 3\n',
      '  copy-of: 1\n',
      '1 posts, 1 articles, 9 archive files (0 written), 0.0 s\n',
    ]);
  });
});

describe('printSearchSizes', () => {
  it('says what each kind of index takes, when it is worth saying', () => {
    const lines: string[] = [];
    const write = vi
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => lines.push(String(text)) > 0);
    const sizes = { text: { bytes: 39_500_000, files: 5550 }, titles: { bytes: 4_300_000, files: 953 } };
    printSearchSizes(sizes, 'text');
    printSearchSizes(sizes, 'titles');
    printSearchSizes({ ...sizes, text: { bytes: 40_000, files: 9 } }, 'text');
    write.mockRestore();
    expect(lines).toEqual([
      'search in text: about 40 MB in 5550 files (with --search titles about 4.3 MB in 953 files)\n',
      'search in titles: about 4.3 MB in 953 files (with --search text about 40 MB in 5550 files)\n',
    ]);
  });
});
