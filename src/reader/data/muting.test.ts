import { describe, expect, it } from 'vitest';
import { everything, type View } from '#contract/view.ts';
import type { Mute } from '#reader/state/mute.ts';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { foldsOf, holdsMuted, openMuting } from './muting.ts';

describe('holdsMuted', () => {
  it.each([
    ['the ai chip', 'ai'],
    ['ai芯片来了', 'ai'],
    ['关于世界杯的一切', '世界杯'],
    ['c++ and rust', 'c++'],
  ])('finds in "%s" the word %s', (text, word) => {
    expect(holdsMuted(text, word)).toBe(true);
  });

  it.each([
    ['spain again', 'ai'],
    ['rusty', 'rust'],
    ['世界', '世界杯'],
    ['anything', ''],
  ])('does not find in "%s" the word %s', (text, word) => {
    expect(holdsMuted(text, word)).toBe(false);
  });
});

describe('foldsOf', () => {
  it('counts positions as if the folded ones were not there', () => {
    const folds = foldsOf([0, 3, 4]);
    expect([0, 1, 2, 3, 4, 5].map(folds.before)).toEqual([0, 1, 1, 1, 2, 3]);
    expect([0, 1, 2, 3].map(folds.positionOf)).toEqual([1, 2, 5, 6]);
    expect([0, 1, 3, 5].map(folds.has)).toEqual([true, false, true, false]);
  });
});

describe('openMuting', () => {
  const source: Mute = { kind: 'source', value: '编程/来源 1' };
  const row = sampleRow({ title: 'ＡＩ 芯片', author: '张三', categories: [['编程', '来源 1', '子栏目']] });
  const isShown = (mute: Mute, view: Partial<View> = {}, of = row): boolean =>
    openMuting([mute], { ...everything, ...view }).asShown(of) !== null;

  it('leaves out words in titles and summaries, authors and sources', () => {
    expect(isShown({ kind: 'word', value: 'ai' })).toBe(false);
    expect(isShown({ kind: 'word', value: '摘要' }, {}, { ...row, summary: '有摘要' })).toBe(false);
    expect(isShown({ kind: 'author', value: '张三' })).toBe(false);
    expect(isShown(source)).toBe(false);
    expect(isShown({ kind: 'source', value: '编程/来源' })).toBe(true);
    expect(isShown({ kind: 'author', value: '张' })).toBe(true);
  });

  it('shows what the view asks for by name', () => {
    expect(isShown(source, { categories: [['编程', '来源 1']] })).toBe(true);
    expect(isShown(source, { categories: [['编程']] })).toBe(false);
    expect(isShown({ kind: 'author', value: '张三' }, { author: '张三' })).toBe(true);
    expect(isShown({ kind: 'word', value: 'AI' }, { words: 'ai 芯片' })).toBe(true);
  });

  it('lets another source tell a story whose own is muted', () => {
    const other = { id: 'copy', date: 5, categories: [['编程', '来源 2']], author: null };
    expect(openMuting([source], everything).asShown({ ...row, others: [other] })?.id).toBe('copy');
  });

  it('folds muted rows away around what is in sight, and keeps those found before', () => {
    const muting = openMuting([{ kind: 'author', value: '张三' }], everything);
    const rowAt = (position: number) => (position % 3 === 0 ? row : sampleRow());
    const near = muting.look(rowAt, { first: 0, last: 1, length: 9000 });
    expect([near.has(3), near.has(201), near.has(6000)]).toEqual([true, true, false]);
    const further = muting.look(rowAt, { first: 6000, last: 6001, length: 9000 });
    expect([further.has(3), further.has(6000), further.count > near.count]).toEqual([true, true, true]);
    expect(muting.look(rowAt, { first: 6000, last: 6001, length: 9000 })).toBe(further);
  });
});
