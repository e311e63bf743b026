import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ReportRow } from '#ingest/report.ts';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { openReportFile } from './report-file.ts';

let file: string;

beforeEach(() => {
  file = path.join(makeFolder(), 'new/folder/report.json');
});

const summary = { posts: 0, unreadable: 0, articles: 7, files: 9, written: 1, problems: [] };

const row = (title: string): ReportRow => ({
  ...{ file: `${title}.md`, id: 'a', url: '/a/a', title, date: null, author: null, problems: [] },
  categories: ['新闻'],
  places: [['新闻']],
});

const read = (): { posts: ReportRow[] } => JSON.parse(readFileSync(file, 'utf8'));

describe('openReportFile', () => {
  it.each([0, 1, 2, 3000])('writes a report of %i rows, as one line each', (count) => {
    const rows = Array.from({ length: count }, (_, number) =>
      row(`${number} "文" \n\u2028 ${'long '.repeat(40)}`),
    );
    const report = openReportFile(file);
    const add = report.begin();
    for (const one of rows) add(one);
    report.finish(summary);
    report.close();
    expect(read()).toEqual({ posts: rows, articles: 7, files: 9 });
    expect(
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.includes('"file"')),
    ).toHaveLength(count);
    expect(readdirSync(path.dirname(file))).toEqual(['report.json']);
  });

  it('begins anew with a build that does', () => {
    const report = openReportFile(file);
    const first = report.begin();
    for (let number = 0; number < 3000; number++) first(row(`${number} ${'long '.repeat(40)}`));
    const second = report.begin();
    second(row('only'));
    report.finish(summary);
    report.close();
    expect(read().posts).toEqual([row('only')]);
  });

  it('keeps the old report, and leaves no half one, when the build fails', () => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, 'old');
    const report = openReportFile(file);
    const add = report.begin();
    for (let number = 0; number < 3000; number++) add(row(`${number} ${'long '.repeat(40)}`));
    expect(readFileSync(file, 'utf8')).toBe('old');
    report.close();
    expect(readdirSync(path.dirname(file))).toEqual(['report.json']);
    expect(readFileSync(file, 'utf8')).toBe('old');
  });

  it('writes nothing before a build begins', () => {
    const report = openReportFile(file);
    report.close();
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });
});
