import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { contentTypeOf } from '#contract/content-types.ts';
import { forEver, isKeptForEver } from '#contract/kept-files.ts';
import type { Bucket, StoredObject } from './bucket.ts';
import { planUpload, type UploadPlan } from './upload-plan.ts';

/** What the last upload found to be no longer named; servers do not give it out, because its name begins with a dot. */
const leavingFile = '.lectern/leaving.json';
const leavingSchema = v.object({ files: v.array(v.string()) });

/** Requests that are under way together. */
const atOnce = 16;

export type UploadSummary = {
  files: number;
  uploaded: number;
  bytes: number;
  removed: number;
  leaving: number;
};

/**
 * Makes a bucket hold a site: sends what is not there as it is, and removes what no site names any more. Killed at any moment the bucket holds the old site or the new
 * one; done again, it goes on.
 * @param options.isDry only says what would be done.
 */
export async function uploadSite(
  site: string,
  bucket: Bucket,
  { isDry, onProgress }: { isDry: boolean; onProgress: (done: number, total: number) => void },
): Promise<UploadSummary> {
  const files = siteFiles(site);
  const stored = await bucket.list();
  const left = stored.has(leavingFile) ? readLeaving(await bucket.get(leavingFile)) : [];
  const isSame = (file: string): boolean => isStored(site, file, stored.get(file));
  const plan = planUpload(files, [...stored.keys()], { isSame, left });
  const sent = [...plan.kept, ...plan.others, ...plan.switched];
  const summary = {
    files: files.length,
    uploaded: sent.length,
    bytes: sent.reduce((sum, file) => sum + statSync(path.join(site, file)).size, 0),
    removed: plan.gone.length + plan.expired.length,
    leaving: plan.leaving.length,
  };
  if (!isDry) await carryOut(plan, { site, bucket, left, onProgress });
  return summary;
}

async function carryOut(
  { kept, others, switched, gone, expired, leaving }: UploadPlan,
  options: {
    site: string;
    bucket: Bucket;
    left: readonly string[];
    onProgress: (done: number, total: number) => void;
  },
): Promise<void> {
  const { site, bucket, left, onProgress } = options;
  const total = kept.length + others.length + switched.length;
  let done = 0;
  const put = async (file: string): Promise<void> => {
    await bucket.put(file, new Uint8Array(readFileSync(path.join(site, file))), {
      'content-type': contentTypeOf(file),
      'cache-control': isKeptForEver(file) ? forEver : 'no-cache',
    });
    onProgress(++done, total);
  };
  await together(kept, put);
  await together(others, put);
  // A page says what the archive says: before the switch an edge makes it of the old one again, after it of the new one.
  await together(gone, bucket.remove);
  for (const file of switched) await put(file);
  await together(expired, bucket.remove);
  if (leaving.join('\n') !== left.join('\n'))
    await bucket.put(leavingFile, new TextEncoder().encode(JSON.stringify({ files: leaving })), {
      'content-type': 'application/json',
      'cache-control': 'no-cache',
    });
}

/** Does something with each, some at a time. When one fails, those under way are waited for and no others begun. */
async function together(files: readonly string[], work: (file: string) => Promise<void>): Promise<void> {
  const waiting = files.values();
  const failures: unknown[] = [];
  const line = async (): Promise<void> => {
    for (const file of waiting) {
      if (failures.length > 0) return;
      await work(file).catch((cause: unknown) => void failures.push(cause));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, line));
  if (failures.length > 0) throw failures[0];
}

/** The files of a site by path below it; locks, files that are being written and others' hidden ones are none of it. */
function siteFiles(site: string): string[] {
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.unfinished'))
    .map((entry) => path.relative(site, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !file.split('/').some((name) => name.startsWith('.') && name !== '.well-known'));
}

/** A name that is a hash says what is in the file; of others size and MD5 do. */
function isStored(site: string, file: string, stored: StoredObject | undefined): boolean {
  if (!stored) return false;
  const full = path.join(site, file);
  if (statSync(full).size !== stored.size) return false;
  return isKeptForEver(file) || createHash('md5').update(readFileSync(full)).digest('hex') === stored.etag;
}

/** A record that cannot be read says nothing: what it named stays for one more upload. */
function readLeaving(text: string | null): readonly string[] {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), leavingSchema), text);
  return parsed.success ? parsed.output.files : [];
}
