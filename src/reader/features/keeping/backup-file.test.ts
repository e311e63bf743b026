import { describe, expect, it } from 'vitest';
import type { Mark } from '#reader/state/mark-snapshot.ts';
import type { KeptData } from '#reader/state/stored-marks.ts';
import { sampleNote } from '#reader/testing/sample-note.ts';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { parseBackup, printBackup, printBookmarks } from './backup-file.ts';

const site = 'https://site.example/read/';
const mark: Mark = { starred: 2000, later: null, read: 3000 };
const place = { paragraph: 4, opening: '灯下读书', offset: 0.5, share: 0.62, at: 4000 };
const data: KeptData = {
  marks: new Map([
    ['a', mark],
    ['b', { ...mark, starred: 5000, read: null }],
    ['c', { ...mark, starred: null }],
  ]),
  rows: new Map([
    ['a', sampleRow({ id: 'a', title: '<灯> & "书"', image: { src: 'https://x.example/a.png', width: 3 } })],
  ]),
  places: new Map([['d', place]]),
  notes: [sampleNote({ id: 'n', article: 'e', text: '灯 <下>' })],
};
const views = [{ name: 'Lamps', query: '?words=lamp' }];
const mutes = [{ kind: 'word', value: 'lamp' }] as const;
const text = printBackup(data, { site, now: new Date(0), views, mutes });

/** The file with something changed in it. */
function changed(
  change: (file: {
    version: number;
    kind: string;
    articles: Record<string, unknown>[];
    notes?: unknown[];
  }) => void,
) {
  const file = JSON.parse(text);
  change(file);
  return parseBackup(JSON.stringify(file));
}

describe('a backup', () => {
  it('gives back all that was saved', () => {
    const result = parseBackup(text);
    if ('refusal' in result) throw new Error('refused');
    const { marks, rows, places, notes } = result.data;
    expect(marks.get('a')).toEqual(mark);
    expect(marks.get('c')).toEqual({ starred: null, later: null, read: 3000 });
    expect(rows).toEqual(data.rows);
    expect(places).toEqual(data.places);
    expect(notes).toEqual(data.notes);
    expect(result.views).toEqual(views);
    expect(result.mutes).toEqual(mutes);
    expect(result.broken).toBe(0);
  });

  it.each<[string, string, unknown]>([
    ['is not JSON', '{"kind":', { kind: 'json' }],
    ['is something else', '[1, 2]', { kind: 'other' }],
    ['is of another program', '{"kind":"opml","version":1}', { kind: 'other' }],
  ])('is refused when it %s', (_, wrong, refusal) => {
    expect(parseBackup(wrong)).toEqual({ refusal });
  });

  it('is refused when a later version wrote it', () => {
    const result = changed((file) => {
      file.version = 2;
    });
    expect(result).toEqual({ refusal: { kind: 'newer' } });
  });

  it.each<[string, Record<string, unknown>]>([
    ['articles.0.starred', { starred: 'yesterday' }],
    ['articles.0.id', { id: '' }],
    ['articles.0.row.title', { row: { ...sampleRow(), title: 7 } }],
    ['articles.0.place.share', { place: { ...place, share: 62 } }],
  ])('is refused as a whole when it is damaged, with the place: %s', (where, fields) => {
    const result = changed((file) => {
      Object.assign(file.articles[0] ?? {}, fields);
    });
    expect(result).toEqual({ refusal: { kind: 'damaged', where } });
  });
});

describe('the notes of a backup', () => {
  it('come without those that are damaged, which are counted', () => {
    const result = changed((file) => file.notes?.push({ id: 'x', text: 7 }, 'nothing'));
    expect(result).toMatchObject({ broken: 2, data: { notes: [{ id: 'n' }] } });
  });

  it('may be missing, as in a file from before there were any', () => {
    const result = changed((file) => {
      delete file.notes;
    });
    expect(result).toMatchObject({ broken: 0, data: { notes: [] } });
  });
});

describe('bookmarks', () => {
  it('are a file that browsers read, the newest star first, with titles as text', () => {
    const html = printBookmarks(data, { site, title: '书案 <1>' });
    expect(html.startsWith('<!DOCTYPE NETSCAPE-Bookmark-file-1>\n')).toBe(true);
    expect(html.split('\n').filter((line) => line.includes('<A '))).toEqual([
      '    <DT><A HREF="https://site.example/read/a/b" ADD_DATE="5">b</A>',
      '    <DT><A HREF="https://site.example/read/a/a" ADD_DATE="2">&lt;灯&gt; &amp; &quot;书&quot;</A>',
    ]);
    expect(html).toContain('<H1>书案 &lt;1&gt;</H1>');
  });
});
