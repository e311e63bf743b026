import { isOver, type Limit, type Table } from './report.ts';

/** Prints a table as Markdown with even columns, so that it can be read here and pasted into a page. */
export function printTable({ title, columns, rows, notes }: Table): void {
  console.log(`\n${title}\n`);
  const lines = [columns, columns.map(() => '---'), ...rows.map((row) => row.map(String))];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  for (const line of lines) {
    console.log(`| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  }
  for (const note of notes) console.log(`  ${note}`);
}

export function printLimits(limits: readonly Limit[]): void {
  if (limits.length > 0) console.log('');
  for (const limit of limits) {
    const verdict = isOver(limit) ? 'OVER  ' : 'within';
    const { what, value, atMost, unit } = limit;
    console.log(`  ${verdict}  ${what}: ${rounded(value)} of at most ${atMost}${unit && ` ${unit}`}`);
  }
}

/** Three digits that count: 0.387, 14.5, 1160. */
export function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** Units of 1,024 bytes with one decimal, as in all our tables. */
export function kilobytes(bytes: number): number {
  return Math.round(bytes / 102.4) / 10;
}
