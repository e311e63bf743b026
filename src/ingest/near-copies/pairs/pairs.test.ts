import { describe, expect, it } from 'vitest';
import { type NearCopyLimits, nearCopyLimits } from '#ingest/near-copies/near.ts';
import { isFolded } from './is-folded.ts';
import { farPairs, nearPairs } from './pairs.ts';

const near = nearPairs();
const far = farPairs();

function errorsWith(change: Partial<NearCopyLimits>): { falseFolds: number; missedFolds: number } {
  const limits = { ...nearCopyLimits, ...change };
  return {
    falseFolds: far.filter((pair) => isFolded(pair, limits)).length,
    missedFolds: near.filter((pair) => !isFolded(pair, limits)).length,
  };
}

describe('near copies of the test set', () => {
  it('has enough pairs of both kinds', () => {
    expect([near.length, far.length]).toEqual([524, 318]);
  });

  it('folds no false pair', () => {
    expect(far.filter((pair) => isFolded(pair)).map(({ name }) => name)).toEqual([]);
  });

  it('misses those whose copies added other numbers each, and three that were edited much in a strict case', () => {
    expect(near.filter((pair) => !isFolded(pair)).map(({ name }) => name)).toEqual([
      'cut at 80 % below a source line: browser',
      'two source lines: englishTech',
      'two adverts: browser',
      'two adverts: telescope',
      'two adverts: vaccine',
      'two adverts: mixed',
      'in one source, other words here and there: battery',
      'in one source, headings between: vaccine',
      'a flash with the site in its words',
    ]);
  });

  it.each([
    [{ bits: 24 }, { falseFolds: 0, missedFolds: 13 }],
    [{ bits: 40 }, { falseFolds: 0, missedFolds: 9 }],
    [{ bits: 44 }, { falseFolds: 3, missedFolds: 9 }],
    [{ strictBits: 8 }, { falseFolds: 0, missedFolds: 10 }],
    [{ strictBits: 12 }, { falseFolds: 0, missedFolds: 6 }],
    [{ strictBits: 14 }, { falseFolds: 2, missedFolds: 6 }],
    [{ missingNumbers: 1 }, { falseFolds: 11, missedFolds: 3 }],
    [{ days: 400 }, { falseFolds: 2, missedFolds: 9 }],
  ])('errs as published beside its thresholds: %o', (change, errors) => {
    expect(errorsWith(change)).toEqual(errors);
  });
});
