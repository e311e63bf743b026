import { describe, expect, it } from 'vitest';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { nearTitles } from './near-titles.ts';

const rows = ['Docker 基本使用', 'Docker and Kubernetes', 'Café culture', '书案上的灯', '2021 in review'].map(
  (title, number) => sampleRow({ id: String(number), title }),
);
const near = (address: string, count = 6): string[] =>
  nearTitles(address, rows, count).rows.map(({ title }) => title);

describe('nearTitles', () => {
  it('gives the titles that share the most words, best first', () => {
    expect(near('/2021/03/docker-kubernetes/')).toEqual(['Docker and Kubernetes', 'Docker 基本使用']);
  });

  it('understands encoded addresses, case, width and accents', () => {
    expect(near(`/${encodeURIComponent('ＤＯＣＫＥＲ-基本使用')}`)[0]).toBe('Docker 基本使用');
    expect(near('/cafe/')).toEqual(['Café culture']);
  });

  it('takes a stray percent sign as it is', () => {
    expect(near('/100%-docker')).toHaveLength(2);
  });

  it('does not take numbers for words', () => {
    expect(near('/2021/03/', 2)).toEqual(['Docker 基本使用', 'Docker and Kubernetes']);
  });

  it('gives the newest when no title is near', () => {
    expect(near('/nothing/of-this', 3)).toHaveLength(3);
    expect(nearTitles('/nothing/of-this', rows, 3).isNear).toBe(false);
    expect(nearTitles('/docker', rows, 3).isNear).toBe(true);
    expect(nearTitles('/x', [], 3)).toEqual({ rows: [], isNear: false });
  });
});
