import { writeFileSync } from 'node:fs';
import { bombs } from './bombs.ts';
import { bytes } from './bytes.ts';
import { changes } from './changes.ts';
import { edge } from './edge.ts';
import { filters } from './filters.ts';
import { firstRead } from './first-read.ts';
import { ingest } from './ingest.ts';
import { machine } from './machine.ts';
import { opening } from './opening.ts';
import { readOptions } from './options.ts';
import { pictures } from './pictures.ts';
import { printLimits, printTable } from './print.ts';
import { proxy } from './proxy.ts';
import { isOver, type Report, type Subject } from './report.ts';
import { scrolling } from './scrolling.ts';
import { search } from './search.ts';
import { openWorkshop } from './workshop.ts';

// npm run bench [-- --only NAME] [--posts 1000,20000] [--json FILE]; docs/benchmarks.md says what the figures mean.
const subjects: Readonly<Record<string, Subject>> = {
  ingest,
  changes,
  bytes,
  opening,
  'first-read': firstRead,
  filters,
  search,
  scrolling,
  pictures,
  proxy,
  edge,
  bombs,
};

const options = readOptions(Object.keys(subjects));
const workshop = openWorkshop(options.posts);
const reports: Record<string, Report> = {};
try {
  console.log(`${machine()}; ${workshop.origin}`);
  for (const name of options.names) {
    const report = await subjects[name]?.(workshop);
    if (!report) continue;
    reports[name] = report;
    report.tables.forEach(printTable);
    printLimits(report.limits);
  }
} finally {
  await workshop.close();
}
if (options.json) {
  const all = { machine: machine(), posts: workshop.origin, reports };
  writeFileSync(options.json, `${JSON.stringify(all, null, 1)}\n`);
}
// Bytes and counts are the same on every machine; times are not, and stop nobody.
const isExceeded = Object.values(reports).some(({ limits }) =>
  limits.some((limit) => limit.isGate && isOver(limit)),
);
process.exitCode = isExceeded ? 1 : 0;
