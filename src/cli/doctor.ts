import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createNodeProxy } from '#proxy/node.ts';
import type { ImageProxy } from './archive-proxy.ts';
import { checkImageHosts } from './check-image-hosts.ts';
import { type Diagnosis, readDiagnosis, toJson } from './diagnosis.ts';
import { countOf, printDiagnosis } from './print-diagnosis.ts';
import { openProgress } from './progress.ts';
import { samplePictures } from './sample-pictures.ts';
import { UsageError } from './usage-error.ts';

const help = `lectern doctor SITE

Says what a site's archive holds and how it is: articles by source, growth, problems of posts, duplicates,
hosts of pictures, bytes. Whether its files are whole says lectern verify.

  --json             prints everything as JSON, every post with a problem included
  --max-problems N   exits with 1 when there are more problems than that
  --check-images     asks hosts of pictures, through the image proxy, which of them are dead

Exit codes: 0 done, 1 more problems than --max-problems or a file is missing, 2 could not run.
`;

/** Hosts that are asked: those with most pictures. */
const maxCheckedHosts = 500;
const pauseMs = 1_000;
const limits = { connectMs: 5_000, firstByteMs: 8_000, totalMs: 15_000, maxFetches: 4, maxFetchesPerHost: 1 };

/** What a test puts in the place of the network. */
export type Surroundings = { openProxy: (key: string) => ImageProxy; pauseMs: number };

const network: Surroundings = { openProxy: (key) => createNodeProxy({ keys: [key], limits }), pauseMs };

/** `lectern doctor`: returns the exit code. */
export async function doctor(args: string[], surroundings = network): Promise<number> {
  const options = parseDoctorOptions(args);
  if (!options) {
    process.stdout.write(help);
    return 0;
  }
  const { site } = options;
  const read = readDiagnosis(site);
  const checks = options.checkImages ? await checkHosts(site, read, surroundings) : null;
  const diagnosis = { ...read, checks };
  if (options.json) process.stdout.write(`${JSON.stringify(toJson(site, diagnosis), null, 1)}\n`);
  else for (const line of printDiagnosis(site, diagnosis)) process.stdout.write(`${line}\n`);
  const hasTooMany = countOf(read.about.problems) > options.maxProblems;
  return hasTooMany || read.missing.length > 0 ? 1 : 0;
}

async function checkHosts(
  site: string,
  { packs, hosts }: Diagnosis,
  { openProxy, pauseMs }: Surroundings,
): Promise<NonNullable<Diagnosis['checks']>> {
  const samples = samplePictures({ site, packs, hosts: hosts.slice(0, maxCheckedHosts) });
  // Nobody else can have targets signed with it.
  const key = randomUUID();
  const proxy = openProxy(key);
  const progress = openProgress('hosts');
  try {
    return await checkImageHosts(samples, { proxy, key, pauseMs, onProgress: progress.update });
  } finally {
    progress.end();
    await proxy.close();
  }
}

function parseDoctorOptions(
  args: string[],
): { site: string; json: boolean; maxProblems: number; checkImages: boolean } | null {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      'max-problems': { type: 'string' },
      'check-images': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const [site] = positionals;
  if (site === undefined || positionals.length > 1)
    throw new UsageError('name one site: lectern doctor SITE');
  const most = values['max-problems'];
  if (most !== undefined && !/^\d{1,9}$/.test(most))
    throw new UsageError(`--max-problems ${most}: a whole number, 0 for none`);
  return {
    site: path.resolve(site),
    json: values.json,
    maxProblems: most === undefined ? Number.POSITIVE_INFINITY : Number(most),
    checkImages: values['check-images'],
  };
}
