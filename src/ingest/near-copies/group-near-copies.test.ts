import { describe, expect, it } from 'vitest';
import { groupNearCopies, mostLeaders } from './group-near-copies.ts';
import type { SignatureTable } from './near.ts';
import { type Story, stories } from './pairs/stories.ts';
import { signatureLength, signatureOf } from './signature.ts';

type Row = { title?: string; text: string; day?: number; source?: number };

const { title } = stories.museum;
const text = textOf(stories.museum);
const long = [stories.museum, stories.tea, stories.market, stories.column].map(textOf).join('\n');

function textOf({ paragraphs }: Story): string {
  return paragraphs.join('\n');
}

/** Every article in a source of its own, unless it says which. */
function tableOf(rows: readonly Row[]): SignatureTable {
  const signatures = new Uint32Array(rows.length * signatureLength);
  for (const [index, row] of rows.entries()) {
    signatures.set(signatureOf({ title: row.title ?? title, text: row.text }), index * signatureLength);
  }
  return {
    signatures,
    dates: Float64Array.from(rows, ({ day }) => (day === undefined ? Number.NaN : day * 86_400)),
    sources: Uint32Array.from(rows, ({ source }, index) => source ?? 1000 + index),
  };
}

const groups = (...rows: Row[]): number[][] => groupNearCopies(tableOf(rows));

describe('groupNearCopies', () => {
  it('folds one story of three sources, and leaves others alone', () => {
    const stranger = { text: textOf(stories.tea), day: 1 };
    expect(groups({ text, day: 1 }, stranger, { text: `${text}责任编辑`, day: 2 }, { text, day: 3 })).toEqual(
      [[0, 2, 3]],
    );
  });

  it('asks for the same title', () => {
    expect(groups({ text, day: 1 }, { title: stories.tea.title, text, day: 1 })).toEqual([]);
  });

  it('leads with the earliest', () => {
    expect(groups({ text, day: 3 }, { text, day: 1 }, { text, day: 2 })).toEqual([[1, 2, 0]]);
  });

  it('leads with the first in order where dates are the same', () => {
    expect(groups({ text, day: 1 }, { text, day: 1 })).toEqual([[0, 1]]);
  });

  it('puts articles without a date last, whatever the date of the others', () => {
    expect(groups({ text }, { text, day: 400 }, { text })).toEqual([[1, 0, 2]]);
    expect(groups({ text }, { text })).toEqual([[0, 1]]);
    expect(groups({ text, day: 0 }, { text: textOf(stories.tea), day: 400 }, { text })).toEqual([[0, 2]]);
  });

  it('takes dates before 1970 as dates', () => {
    expect(groups({ text, day: 0 }, { text, day: -2 })).toEqual([[1, 0]]);
  });

  it('folds within fourteen days of the leader only', () => {
    expect(groups({ text, day: 0 }, { text, day: 14 })).toEqual([[0, 1]]);
    expect(groups({ text, day: 0 }, { text, day: 14.1 })).toEqual([]);
    expect(groups({ text, day: 0 }, { text, day: 10 }, { text, day: 20 }, { text, day: 21 })).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('compares with the leader, so that a chain of cuts ends', () => {
    const cut = (share: number, day: number) => ({ text: long.slice(0, long.length * share), day });
    expect(groups(cut(1, 0), cut(0.7, 1))).toEqual([[0, 1]]);
    expect(groups(cut(0.7, 0), cut(0.45, 1))).toEqual([[0, 1]]);
    expect(groups(cut(1, 0), cut(0.45, 1))).toEqual([]);
    expect(groups(cut(1, 0), cut(0.7, 1), cut(0.45, 2))).toEqual([[0, 1]]);
  });

  it('asks for more within one source, whose posts share their frame', () => {
    const cut = text.slice(0, text.length * 0.7);
    expect(groups({ text, day: 0, source: 1 }, { text: cut, day: 0, source: 2 })).toEqual([[0, 1]]);
    expect(groups({ text, day: 0, source: 1 }, { text: cut, day: 0, source: 1 })).toEqual([]);
    expect(groups({ text, day: 0, source: 1 }, { text: `${text}更新`, day: 0, source: 1 })).toEqual([[0, 1]]);
  });

  it('asks for more below a title that may stand over anything', () => {
    const cut = { text: text.slice(0, text.length * 0.7), day: 0 };
    expect(groups({ text, day: 0 }, cut)).toEqual([[0, 1]]);
    expect(groups({ title: '无题', text, day: 0 }, { title: '无题', ...cut })).toEqual([]);
  });

  it('keeps articles apart that differ in one number', () => {
    expect(groups({ text, day: 0 }, { text: text.replace('23米', '24米'), day: 0 })).toEqual([]);
  });

  it('folds no articles without text or without title', () => {
    expect(groups({ text: '', day: 0 }, { text: '', day: 0 })).toEqual([]);
    expect(groups({ title: '…', text, day: 0 }, { title: '…', text, day: 0 })).toEqual([]);
  });

  it('gives groups in the order of their leaders', () => {
    const tea = { title: stories.tea.title, text: textOf(stories.tea), day: 0 };
    const column = { title: stories.column.title, text: textOf(stories.column), day: 0 };
    expect(groups(column, tea, { text, day: 0 }, { text, day: 0 }, tea, column)).toEqual([
      [0, 5],
      [1, 4],
      [2, 3],
    ]);
  });

  it('finds the same groups in any order of dated articles', () => {
    const rows = [0, 1, 2, 3, 4, 5].map((day) => ({ text: day % 2 ? text : long, day }));
    const days = (order: Row[]) => groups(...order).map((group) => group.map((index) => order[index]?.day));
    const expected = [
      [0, 2, 4],
      [1, 3, 5],
    ];
    expect(days(rows)).toEqual(expected);
    expect(days(rows.toReversed()).toSorted(([one = 0], [other = 0]) => one - other)).toEqual(expected);
  });

  it('compares with the latest stories of a title only, so that thousands are not too many', () => {
    const table = randomTexts(5_000);
    const copy = (from: number, to: number) => {
      const start = from * signatureLength;
      table.signatures.copyWithin(to * signatureLength, start, start + signatureLength);
    };
    copy(10, 9 + mostLeaders);
    copy(3_000, 3_001 + mostLeaders);
    expect(groupNearCopies(table)).toEqual([[10, 9 + mostLeaders]]);
  });

  it('refuses more articles than it can number', () => {
    const dates = { length: 2 ** 21 + 1 } as Float64Array;
    const table = { signatures: new Uint32Array(), dates, sources: new Uint32Array() };
    expect(() => groupNearCopies(table)).toThrow(RangeError);
  });
});

/** Articles of one title, a second apart, whose texts have nothing in common. */
function randomTexts(count: number): SignatureTable {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
  const signatures = Uint32Array.from({ length: count * signatureLength }, (_, index) =>
    index % signatureLength === 0 ? 1 : next(),
  );
  return {
    signatures,
    dates: Float64Array.from({ length: count }, (_, index) => index),
    sources: new Uint32Array(count),
  };
}
