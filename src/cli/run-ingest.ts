import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildArchive } from '#ingest/build-archive.ts';
import type { Report } from '#ingest/report.ts';
import type { ArchiveOptions } from './archive-options.ts';
import { openProgress, printSummary } from './progress.ts';

/** Writes the archive files, the summary and the report; returns the exit code. */
export function runIngest(options: ArchiveOptions): number {
  const started = performance.now();
  const progress = openProgress('posts');
  const report = buildArchive({ ...options, onProgress: progress.update });
  progress.end();
  printSummary(report, (performance.now() - started) / 1000);
  if (options.report) writeReport(options.report, report);
  const hasProblems = report.posts.some((post) => post.problems.length > 0);
  return options.strict && hasProblems ? 1 : 0;
}

function writeReport(file: string, report: Report): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 1)}\n`);
}
