import { describe, expect, it } from 'vitest';
import { plainProgress } from './progress.ts';

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
});
