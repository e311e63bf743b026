import { describe, expect, it } from 'vitest';
import type { ProblemCode } from './problem.ts';
import { countProblems, type Report } from './report.ts';

const report = (...posts: ProblemCode[][]): Report => ({
  articles: posts.length,
  files: 0,
  posts: posts.map((codes, number) => ({
    file: `${number}.md`,
    id: String(number),
    url: `/a/${number}`,
    title: '',
    date: null,
    categories: [],
    places: [],
    author: null,
    problems: codes.map((code) => ({ code, detail: '' })),
  })),
});

describe('countProblems', () => {
  it('counts over all posts, most frequent first', () => {
    expect(
      countProblems(
        report(['date-invalid'], [], ['title-missing', 'date-invalid'], ['date-invalid', 'id-taken']),
      ),
    ).toEqual([
      ['date-invalid', 3],
      ['title-missing', 1],
      ['id-taken', 1],
    ]);
  });

  it('is empty when there are none', () => {
    expect(countProblems(report([], []))).toEqual([]);
    expect(countProblems(report())).toEqual([]);
  });
});
