import { buildArchive } from '#ingest/build-archive.ts';
import type { BuildSummary } from '#ingest/report.ts';
import type { IndexSizes } from '#ingest/search/write-search.ts';
import type { ArchiveOptions } from './archive-options.ts';
import { openProgress, printSearchSizes, printSummary } from './progress.ts';
import { openReportFile } from './report-file.ts';

/** Writes the archive files, the summary and the report; returns the exit code. */
export async function runIngest(options: ArchiveOptions): Promise<number> {
  const started = performance.now();
  const summary = await (options.report === null ? run(options) : runWithReport(options, options.report));
  printSummary(summary, (performance.now() - started) / 1000);
  return options.strict && summary.problems.length > 0 ? 1 : 0;
}

async function runWithReport(options: ArchiveOptions, file: string): Promise<BuildSummary> {
  const report = openReportFile(file);
  try {
    const summary = await run(options, report.begin);
    report.finish(summary);
    return summary;
  } finally {
    report.close();
  }
}

async function run(
  options: ArchiveOptions,
  openReport?: Parameters<typeof buildArchive>[0]['openReport'],
): Promise<BuildSummary> {
  const progress = openProgress('posts');
  try {
    const onProgress = (posts: number): void => progress.update(posts, null);
    const onSearchSizes = (sizes: IndexSizes): void => {
      progress.end();
      printSearchSizes(sizes, options.search);
    };
    return await buildArchive({ ...options, onProgress, onSearchSizes, ...(openReport && { openReport }) });
  } finally {
    progress.end();
  }
}
