import { describe, expect, it } from 'vitest';
import {
  type Entry,
  type EntryKind,
  findEntries,
  firstEntries,
  foldEntries,
  matchScore,
} from './find-entries.ts';

const entry = (kind: EntryKind, label: string): Entry => ({ id: `${kind} ${label}`, kind, label, run() {} });
const entries = [
  entry('command', '加星'),
  entry('command', 'Starred articles'),
  entry('place', '新媒体'),
  entry('title', 'Ｉntel 为何换马甲'),
  entry('title', '一个都没有'),
];
const labels = (query: string): string[][] =>
  findEntries(foldEntries(entries), query).map(({ items }) => items.map(({ label }) => label));

describe('matchScore', () => {
  it('finds words anywhere, best at the beginning', () => {
    expect(matchScore('starred articles', 'art')).toBeLessThan(matchScore('starred articles', 'star') ?? 0);
    expect(matchScore('starred articles', 'art')).toBeGreaterThan(matchScore('a smart title', 'art') ?? 9);
    expect(matchScore('starred articles', 'articles star')).not.toBeNull();
  });

  it('finds characters that come in this order, and not in another or far apart', () => {
    expect(matchScore('intel 为何换马甲', '为马')).not.toBeNull();
    expect(matchScore('intel 为何换马甲', '马为')).toBeNull();
    expect(matchScore('s and many more words, none nearer, t', 'st')).toBeNull();
  });
});

describe('findEntries', () => {
  it('folds width and case, and groups by kind', () => {
    expect(labels('INTEL')).toEqual([['Ｉntel 为何换马甲']]);
    expect(labels('st')).toEqual([['Starred articles']]);
  });

  it('puts the kind with the best hit first', () => {
    expect(labels('新')).toEqual([['新媒体']]);
    expect(labels('一')[0]).toEqual(['一个都没有']);
  });
});

describe('firstEntries', () => {
  it('begins with what was chosen lately and does not say it twice', () => {
    const groups = firstEntries(entries, ['place 新媒体', 'command 加星', 'title gone']);
    expect(groups.map(({ value, items }) => [value, items.map(({ label }) => label)])).toEqual([
      ['recent', ['新媒体', '加星']],
      ['command', ['Starred articles']],
    ]);
  });
});
