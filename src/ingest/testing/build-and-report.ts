import { type BuildOptions, buildArchive } from '#ingest/build-archive.ts';
import type { BuildSummary, ReportRow } from '#ingest/report.ts';

type Options = Pick<BuildOptions, 'content' | 'site'> & Partial<BuildOptions>;

const defaults = {
  ...{ base: '/', title: '书案', timezone: 'UTC', imageProxy: null, imageMirror: null, wayback: false },
  ...{ cache: null, previous: null, workers: 0, onProgress: () => {} },
};

/** For tests: builds, on this thread and without a cache unless the options say otherwise. */
export function buildQuietly(options: Options): Promise<BuildSummary> {
  return buildArchive({ ...defaults, ...options });
}

export type BuildReport = BuildSummary & { rows: ReportRow[] };

/** For tests: the same, and gives the rows of its report too. */
export async function buildAndReport(options: Options): Promise<BuildReport> {
  let rows: ReportRow[] = [];
  const summary = await buildArchive({
    ...defaults,
    openReport: () => {
      rows = [];
      return (row) => void rows.push(row);
    },
    ...options,
  });
  return { ...summary, rows };
}
