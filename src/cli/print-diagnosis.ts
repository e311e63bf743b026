import type { About } from '#contract/about.ts';
import { type Counts, isoMonth, mainMonths, monthsOfDays } from '#contract/counts-over-time.ts';
import type { HistoryEntry } from '#contract/history.ts';
import { type Diagnosis, problemPosts } from './diagnosis.ts';

const maxSources = 20;
const maxBuilds = 5;
const maxPosts = 5;
const maxGroups = 5;
const maxHosts = 20;
const maxMissing = 10;
const chartColumns = 48;
const bars = ' ▁▂▃▄▅▆▇█';

const numberFormat = new Intl.NumberFormat('en');
const number = (value: number): string => numberFormat.format(value);
const many = (value: number, one: string, more = `${one}s`): string =>
  `${number(value)} ${value === 1 ? one : more}`;
const column = (value: number, width = 11): string => number(value).padStart(width);

/** What a person reads at a terminal, line by line. */
export function* printDiagnosis(site: string, diagnosis: Diagnosis): Generator<string> {
  const { about, history } = diagnosis;
  yield* printTotals(diagnosis);
  yield* printSources(about);
  yield* printHistory(history);
  yield* printProblems(site, about);
  yield* printDuplicates(about);
  yield* printHosts(diagnosis);
  yield* printFiles(diagnosis);
}

function* printTotals({ title, about }: Diagnosis): Generator<string> {
  const { posts, articles, undated, unreadable, moved, removed } = about;
  yield printable(title);
  yield `${many(articles, 'article')} from ${many(posts, 'post')}${spanOf(monthsOfDays(about.days))}`;
  const others: [number, string, string][] = [
    [undated, 'without a date', 'without a date'],
    [unreadable, 'file that could not be read', 'files that could not be read'],
    [moved, 'moved address', 'moved addresses'],
    [removed, 'removed article', 'removed articles'],
  ];
  const notes = others.filter(([count]) => count > 0).map((note) => many(...note));
  if (notes.length > 0) yield notes.join(', ');
}

function spanOf(months: Counts): string {
  const numbers = [...months.keys()].sort((a, b) => a - b);
  const [first] = numbers;
  const last = numbers.at(-1);
  return first === undefined || last === undefined ? '' : `, ${isoMonth(first)} to ${isoMonth(last)}`;
}

function* printSources({ days, sources, others }: About): Generator<string> {
  const span = mainMonths(monthsOfDays(days));
  const months = span ? Math.ceil((span.last + 1 - span.first) / chartColumns) : 1;
  const chart = (counts: Counts): string => (span ? chartOf(counts, { ...span, months }) : '');
  const scale = span
    ? `${isoMonth(span.first)} to ${isoMonth(span.last)}, ${columnName(months)} each`
    : 'no dates';
  yield '';
  yield `Articles by source (${scale})`;
  const shown = sources.slice(0, maxSources);
  for (const { path, articles, months: counts } of shown) {
    yield `${column(articles)}  ${chart(counts)}  ${path.map(printable).join(' / ') || 'no category'}`;
  }
  const rest = [...sources.slice(maxSources), ...(others ? [others] : [])];
  if (rest.length === 0) return;
  const count = sources.length - shown.length + (others?.sources ?? 0);
  const articles = rest.reduce((sum, source) => sum + source.articles, 0);
  yield `${column(articles)}  from ${number(count)} more`;
}

function columnName(months: number): string {
  return months === 1 ? 'a month' : `${months} months`;
}

/** Bars for so many months each, as high as the largest of them allows. */
function chartOf(counts: Counts, span: { first: number; last: number; months: number }): string {
  const columns: number[] = new Array(Math.ceil((span.last + 1 - span.first) / span.months)).fill(0);
  for (const [month, count] of counts) {
    const at = Math.floor((month - span.first) / span.months);
    if (at in columns) columns[at] = (columns[at] ?? 0) + count;
  }
  const largest = Math.max(1, ...columns);
  return columns.map((count) => bars[Math.ceil((count / largest) * (bars.length - 1))]).join('');
}

function* printHistory(history: readonly HistoryEntry[]): Generator<string> {
  yield '';
  if (history.length === 0) {
    yield 'Growth: nothing has changed since the first build';
    return;
  }
  yield 'Growth';
  for (const { at, articles, added, changed, removed, moved } of history.slice(0, maxBuilds)) {
    const when = new Date(at * 1000).toISOString().slice(0, 16).replace('T', ' ');
    const changes = `${number(added)} added, ${number(changed)} changed, ${number(removed)} removed, ${number(moved)} moved`;
    yield `  ${when}  ${changes}: ${number(articles)} articles`;
  }
  if (history.length > maxBuilds) yield `  … and ${many(history.length - maxBuilds, 'build')} before`;
}

function* printProblems(site: string, { problems }: About): Generator<string> {
  yield '';
  yield problems.length === 0 ? 'Problems: none' : `Problems: ${number(countOf(problems))}`;
  for (const [code, count, names] of problems) {
    yield `  ${printable(code)}: ${number(count)}`;
    let shown = 0;
    for (const { file, detail } of problemPosts(site, names.slice(0, 1))) {
      if (shown++ < maxPosts) yield `    ${printable(file)}: ${printable(detail)}`;
    }
    if (count > maxPosts) yield `    … and ${number(count - maxPosts)} more; --json has all`;
  }
}

/** How many problems an archive's posts have together. */
export function countOf(problems: About['problems']): number {
  return problems.reduce((sum, [, count]) => sum + count, 0);
}

function* printDuplicates({ duplicates: { copies, near } }: About): Generator<string> {
  yield '';
  yield copies + near.groups === 0
    ? 'Duplicates: none'
    : `Duplicates: ${many(copies, 'exact copy', 'exact copies')} folded`;
  if (near.groups > 0) {
    const stories = many(near.groups, 'story', 'stories');
    yield `  ${stories} told more than once, ${many(near.articles, 'article')} folded`;
  }
  for (const { id, title, size } of near.largest.slice(0, maxGroups)) {
    yield `${column(size)}  ${printable(title)} (${printable(id)})`;
  }
}

function* printHosts({ hosts, checks }: Diagnosis): Generator<string> {
  const pictures = hosts.reduce((sum, [, count]) => sum + count, 0);
  yield '';
  yield `Pictures: ${number(pictures)} from ${many(hosts.length, 'host')}`;
  if (checks) yield* printChecks({ hosts, checks });
  for (const [host, count] of hosts.slice(0, maxHosts)) yield `${column(count)}  ${printable(host)}`;
  if (hosts.length > maxHosts) yield `  … and ${many(hosts.length - maxHosts, 'host')} more`;
  if (!checks && hosts.length > 0) yield '  --check-images asks which of them are dead';
}

function* printChecks({
  hosts,
  checks,
}: Required<Pick<Diagnosis, 'hosts'>> & { checks: NonNullable<Diagnosis['checks']> }): Generator<string> {
  const states = [...checks.values()].map(({ state }) => state);
  const count = (wanted: string): string => number(states.filter((state) => state === wanted).length);
  yield `  asked ${number(checks.size)} of them: ${count('alive')} alive, ${count('refused')} refused, ${count('dead')} dead`;
  for (const [host, pictures] of hosts) {
    const check = checks.get(host);
    if (!check || check.state === 'alive') continue;
    yield `${column(pictures)}  ${printable(host)}  ${check.state}: ${check.reason}`;
  }
  yield '  the largest:';
}

function* printFiles({ about: { files }, missing }: Diagnosis): Generator<string> {
  const count = files.reduce((sum, [, many]) => sum + many, 0);
  const bytes = files.reduce((sum, [, , size]) => sum + size, 0);
  yield '';
  yield `Files: ${number(count)}, ${sizeOf(bytes)}`;
  for (const [kind, many, size] of files)
    yield `${column(many)}  ${sizeOf(size).padStart(9)}  ${printable(kind)}`;
  if (missing.length === 0) {
    yield '  none that the archive names is missing; lectern verify checks their contents';
    return;
  }
  yield `  missing: ${number(missing.length)}; lectern verify says more`;
  for (const file of missing.slice(0, maxMissing)) yield `    ${file}`;
  if (missing.length > maxMissing) yield `    … and ${number(missing.length - maxMissing)} more`;
}

function sizeOf(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}

/**
 * Text of a post on one line. Control characters could rewrite what a terminal shows, or more; those that turn the direction of
 * writing could make one line look like another.
 */
function printable(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
