import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { BuildSummary, ReportRow } from '#ingest/report.ts';

const bufferedCharacters = 1 << 18;

/**
 * Writes a report row by row, because a million of them do not fit into memory; it is in its place once it is whole. `begin` begins it (anew),
 * `finish` adds what is known at the end.
 */
export function openReportFile(file: string) {
  const beside = `${file}.unfinished`;
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  let descriptor: number | null = null;
  let waiting: string[] = [];
  let characters = 0;

  const flush = (): void => {
    if (descriptor !== null) writeSync(descriptor, waiting.join(''));
    waiting = [];
    characters = 0;
  };
  const close = (): void => {
    if (descriptor !== null) closeSync(descriptor);
    descriptor = null;
  };

  return {
    begin(): (row: ReportRow) => void {
      close();
      descriptor = openSync(beside, 'w');
      waiting = ['{"posts":['];
      let separator = '\n';
      return (row) => {
        const text = separator + JSON.stringify(row);
        separator = ',\n';
        waiting.push(text);
        characters += text.length;
        if (characters > bufferedCharacters) flush();
      };
    },
    finish({ articles, files }: BuildSummary): void {
      waiting.push(`\n],\n"articles":${articles},\n"files":${files}}\n`);
      flush();
      close();
      renameSync(beside, file);
    },
    /** Leaves no half report behind a build that failed. */
    close(): void {
      close();
      rmSync(beside, { force: true });
    },
  };
}
