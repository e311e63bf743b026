import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { manifestFile } from '#contract/archive-files.ts';
import { postPictures } from '#ingest/mirror/post-pictures.ts';
import { createNodeProxy } from '#proxy/node.ts';
import { archivePictures } from './archive-pictures.ts';
import type { ImageProxy } from './archive-proxy.ts';
import { mirrorPictures } from './mirror-pictures.ts';
import { printMirror, writeMirrorReport } from './mirror-report.ts';
import { openProgress } from './progress.ts';
import { UsageError } from './usage-error.ts';

const help = `lectern mirror CONTENT|SITE --out DIR

Keeps copies of the pictures that posts show: those of a folder of posts, or of a site. Run it again to
go on where it ended, and for new posts. lectern build and ingest use them with --mirror DIR.

  --out DIR           the folder for the pictures; made when it is not there
  --retry             asks again for all that did not come; without it, for what failed more than a day
                      ago, and not for what is gone (404 and 410)
  --max-bytes SIZE    ends when the folder would become larger, as 500M or 20G (default 20G)
  --max-pictures N    asks for no more pictures than that in this run
  --per-host N        pictures that one host is asked for at a time, 1 to 8 (default 2)
  --pause MS          between two requests to one host (default 250)
  --report FILE       writes what is gone, by host and reason, as JSON
  --strict            exit with 1 when pictures are missing at the end

Exit codes: 0 done, 1 --strict and pictures are missing, 2 could not run, 130 interrupted.
`;

const interrupted = 130;

/** What a test puts in the place of the network. */
export type Surroundings = { openProxy: (key: string, perHost: number) => ImageProxy };

const network: Surroundings = {
  openProxy: (key, perHost) =>
    // Each picture is asked for once: to remember any would only take memory.
    createNodeProxy({
      keys: [key],
      limits: { maxFetchesPerHost: perHost, maxCachedPictures: 0, maxCachedBytes: 0 },
    }),
};

/** `lectern mirror`: returns the exit code. */
export async function mirror(args: string[], { openProxy }: Surroundings = network): Promise<number> {
  const options = parseMirrorOptions(args);
  if (!options) {
    process.stdout.write(help);
    return 0;
  }
  const { source, folder, report, strict, ...limits } = options;
  const started = performance.now();
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  // Not only once: on a terminal, the signal may come twice.
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  // Nobody else can have targets signed with it.
  const key = randomUUID();
  const proxy = openProxy(key, limits.perHost);
  const found = openProgress('pictures found:');
  const progress = openProgress('pictures');
  try {
    const isSite = existsSync(path.join(source, manifestFile));
    const summary = await mirrorPictures({
      ...limits,
      ...{ folder, proxy, key },
      targets: isSite ? archivePictures(source) : postPictures(source),
      now: () => Math.floor(Date.now() / 1000),
      signal: controller.signal,
      onListed: (targets) => found.update(targets, null),
      onProgress: progress.update,
    });
    progress.end();
    printMirror(summary, (performance.now() - started) / 1000);
    if (report !== null) writeMirrorReport(report, summary);
    if (summary.stopped === 'interrupted') return interrupted;
    return strict && summary.kept < summary.targets ? 1 : 0;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    await proxy.close();
  }
}

type Options = {
  source: string;
  folder: string;
  retry: boolean;
  maxBytes: number;
  maxPictures: number;
  perHost: number;
  pauseMs: number;
  report: string | null;
  strict: boolean;
};

function parseMirrorOptions(args: string[]): Options | null {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      retry: { type: 'boolean', default: false },
      'max-bytes': { type: 'string', default: '20G' },
      'max-pictures': { type: 'string' },
      'per-host': { type: 'string', default: '2' },
      pause: { type: 'string', default: '250' },
      report: { type: 'string' },
      strict: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const [source, ...others] = positionals;
  if (source === undefined || source.trim() === '' || others.length > 0)
    throw new UsageError('name one folder of posts, or one site: lectern mirror CONTENT|SITE --out DIR');
  if (!isFolder(source)) throw new UsageError(`there is no folder ${source}`);
  if (!values.out?.trim()) throw new UsageError('name the folder for the pictures: --out DIR');
  const { report, retry, strict } = values;
  if (report?.trim() === '' || (report !== undefined && isFolder(report)))
    throw new UsageError(`--report ${report}: name a file`);
  const most = values['max-pictures'];
  return {
    source: path.resolve(source),
    folder: checkOut(values.out, source),
    ...{ retry, strict, report: report ?? null },
    maxBytes: checkBytes(values['max-bytes']),
    maxPictures:
      most === undefined ? Number.POSITIVE_INFINITY : checkNumber('--max-pictures', most, [1, 1e9]),
    perHost: checkNumber('--per-host', values['per-host'], [1, 8]),
    pauseMs: checkNumber('--pause', values.pause, [0, 60_000]),
  };
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function checkOut(out: string, source: string): string {
  const stats = statSync(out, { throwIfNoEntry: false });
  if (stats && !stats.isDirectory()) throw new UsageError(`--out ${out} is a file; name a folder`);
  if (path.resolve(out) === path.resolve(source))
    throw new UsageError(`--out ${out}: a folder of its own, as ${path.join(out, 'mirror')}`);
  return path.resolve(out);
}

const units: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12 };

function checkBytes(text: string): number {
  const [, digits = '', unit = ''] = /^(\d{1,12})([kMGT]?)B?$/.exec(text) ?? [];
  if (digits === '' || Number(digits) === 0)
    throw new UsageError(`--max-bytes ${text}: a size as 500M or 20G`);
  return Number(digits) * (units[unit] ?? 1);
}

function checkNumber(option: string, text: string, [least, most]: readonly [number, number]): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`${option} ${text}: a whole number from ${least} to ${most}`);
}
