import { countProblems, type Report } from '#ingest/report.ts';

const redrawAfterMs = 100;

/** Shows how far long work is: one line that rewrites itself on a terminal, nothing but the outcome when piped. */
export function openProgress(label: string): {
  update: (done: number, total: number) => void;
  end: () => void;
} {
  const isTerminal = process.stderr.isTTY;
  let shown = 0;
  return {
    update(done, total) {
      const now = performance.now();
      if (!isTerminal || (done < total && now - shown < redrawAfterMs)) return;
      shown = now;
      process.stderr.write(`\r${label} ${done} of ${total}\x1b[K`);
    },
    end() {
      if (isTerminal) process.stderr.write('\r\x1b[K');
    },
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
