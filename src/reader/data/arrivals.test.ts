// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Manifest } from '#contract/manifest.ts';
import type { Row } from '#contract/row.ts';
import { everything } from '#contract/view.ts';
import { memoryArchive } from '#reader/testing/memory-archive.ts';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { arrivals, newestDate } from './arrivals.ts';

const day = (number: number, category = '编程'): Row =>
  sampleRow({ id: `d${number}`, date: number * 86_400, categories: [[category]] });
/** The manifest of an archive with these days; its head has the five newest. */
const manifestOf = (...rows: readonly Row[]): Manifest => memoryArchive(rows).manifest;
const days = [1, 2, 3, 4, 5, 6, 7].map((number) => day(number));

describe('arrivals', () => {
  it('are the rows that stand above the known ones', () => {
    const newer = manifestOf(...days, day(8), day(9));
    expect(arrivals(everything, { shown: manifestOf(...days), newer })).toEqual({ count: 2, isMore: false });
  });

  it('are counted for the view', () => {
    const newer = manifestOf(...days, day(8), day(9, '人文'));
    const view = { ...everything, categories: [['人文']] };
    expect(arrivals(view, { shown: manifestOf(...days), newer }).count).toBe(1);
  });

  it('are not rows that move up because others are gone', () => {
    const newer = manifestOf(...days.slice(0, 6), day(8));
    expect(arrivals(everything, { shown: manifestOf(...days), newer }).count).toBe(1);
  });

  it('may be more than the manifest tells', () => {
    const newer = manifestOf(...days, ...[8, 9, 10, 11, 12, 13].map((number) => day(number)));
    expect(arrivals(everything, { shown: manifestOf(...days), newer })).toEqual({ count: 5, isMore: true });
  });

  it('may be the first of an archive', () => {
    const newer = manifestOf(day(1));
    expect(arrivals(everything, { shown: manifestOf(), newer })).toEqual({ count: 1, isMore: false });
  });
});

describe('newestDate', () => {
  it('passes over dates ahead of their time', () => {
    expect(newestDate(manifestOf(day(2), day(9)), 3 * 86_400_000)).toBe(2 * 86_400);
    expect(newestDate(manifestOf(day(9), sampleRow({ id: 'u', date: null })), 0)).toBeNull();
  });
});
