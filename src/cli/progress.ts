import { countProblems, type Report } from '#ingest/report.ts';

export type Progress = { update: (done: number, total: number) => void; end: () => void };

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
      if (done < total && now() - shown < redrawAfterMs) return;
      shown = now();
      write(`\r${label} ${done} of ${total}\x1b[K`);
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
      const reached = Math.floor((done * 10) / Math.max(total, 1));
      if (gap < leastGapMs || (reached === tenths && gap < mostGapMs)) return;
      shown = now();
      tenths = reached;
      write(`${label} ${done} of ${total}\n`);
    },
    end: () => {},
  };
}

/** What a build did, in a few lines. */
export function printSummary(report: Report, seconds: number): void {
  const missing = report.posts.filter((post) => post.id === null).length;
  const read = report.posts.length - missing;
  process.stdout.write(
    `${read} posts, ${report.articles} articles, ${report.files} archive files, ${seconds.toFixed(1)} s\n`,
  );
  if (missing > 0) process.stdout.write(`${missing} files could not be read\n`);
  for (const [code, count] of countProblems(report)) process.stdout.write(`  ${code}: ${count}\n`);
}
