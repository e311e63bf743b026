import type { SearchCover } from '#ingest/build-archive.ts';
import type { BuildSummary } from '#ingest/report.ts';
import type { RoughSize } from '#ingest/search/estimate.ts';
import type { IndexSizes } from '#ingest/search/write-search.ts';

/** `total` is `null` for work whose end is not known. */
export type Progress = { update: (done: number, total: number | null) => void; end: () => void };

const redrawAfterMs = 100;
/** A log needs no line of work that is over in a moment, and has one now and then of work that is not. */
const leastGapMs = 1_000;
const mostGapMs = 10_000;

/** Shows how far long work is: one line that rewrites itself on a terminal, a plain line now and then when piped. */
export function openProgress(label: string): Progress {
  const { stderr } = process;
  const write = (text: string): void => void stderr.write(text);
  const now = (): number => performance.now();
  return stderr.isTTY ? redrawnProgress(label, { write, now }) : plainProgress(label, { write, now });
}

type Surroundings = { write: (text: string) => void; now: () => number };

function redrawnProgress(label: string, { write, now }: Surroundings): Progress {
  let shown = 0;
  return {
    update(done, total) {
      if (done !== total && now() - shown < redrawAfterMs) return;
      shown = now();
      write(`\r${textOf(label, done, total)}\x1b[K`);
    },
    end: () => write('\r\x1b[K'),
  };
}

/** A line for each tenth of the work, but at most one a second; when a tenth takes longer, one every ten seconds. */
export function plainProgress(label: string, { write, now }: Surroundings): Progress {
  let shown = now();
  let tenths = 0;
  return {
    update(done, total) {
      const gap = now() - shown;
      const reached = total === null ? 0 : Math.floor((done * 10) / Math.max(total, 1));
      if (gap < leastGapMs || (reached === tenths && gap < mostGapMs)) return;
      shown = now();
      tenths = reached;
      write(`${textOf(label, done, total)}\n`);
    },
    end: () => {},
  };
}

function textOf(label: string, done: number, total: number | null): string {
  return total === null ? `${label} ${done}` : `${label} ${done} of ${total}`;
}

/** Of smaller indexes nobody need think. */
const worthSaying = 1e6;

/** How large the search index will be, and what the other kind would take: hosts have limits. */
export function printSearchSizes({ text, titles }: IndexSizes, cover: SearchCover): void {
  if (text.bytes < worthSaying) return;
  const [own, other] = cover === 'text' ? [text, titles] : [titles, text];
  const option = cover === 'text' ? '--search titles' : '--search text';
  process.stdout.write(`search in ${cover}: about ${sizeOf(own)} (with ${option} about ${sizeOf(other)})\n`);
}

function sizeOf({ bytes, files }: RoughSize): string {
  const megabytes = bytes / 1e6;
  return `${megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes)} MB in ${files} files`;
}

/** What a build did, in a few lines. */
export function printSummary(summary: BuildSummary, seconds: number): void {
  const { posts, unreadable, articles, files, written, problems } = summary;
  process.stdout.write(
    `${posts - unreadable} posts, ${articles} articles, ${files} archive files (${written} written), ${seconds.toFixed(1)} s\n`,
  );
  if (unreadable > 0) process.stdout.write(`${unreadable} files could not be read\n`);
  for (const [code, count] of problems) process.stdout.write(`  ${code}: ${count}\n`);
}

/** Tells how much there is of what is made from the archive, and what of it had to be written. */
export function printPublished(what: string, { count, written }: { count: number; written: number }): void {
  process.stdout.write(`${count} ${what}, ${written} written\n`);
}
