import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { manifestFile } from '#contract/archive-files.ts';
import { lockArchive } from '#ingest/archive/lock.ts';
import { BucketError, openBucket } from './bucket.ts';
import { openProgress } from './progress.ts';
import { type UploadSummary, uploadSite } from './upload-site.ts';
import { UsageError } from './usage-error.ts';

const help = `lectern upload SITE --to URL

Puts a site into a bucket of R2 or another store that speaks S3. Sends only what changed, new files first and the manifest
behind them: readers see the old site or the new one. What fails or is stopped goes on where it was when it is done again.
What the new site does not name any more stays for one upload, for those who are reading the old one.

  --to URL        the bucket: https://ACCOUNT.r2.cloudflarestorage.com/BUCKET, and a folder in it where one is meant
  --region NAME   of the bucket (default: auto, which R2 wants)
  --dry-run       says what would be done

Credentials come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN). docs/edge.md tells more.
`;

/** `lectern upload`: returns the exit code. */
export async function upload(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      region: { type: 'string', default: 'auto' },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const site = checkSite(positionals);
  const {
    AWS_ACCESS_KEY_ID: keyId,
    AWS_SECRET_ACCESS_KEY: secret,
    AWS_SESSION_TOKEN: sessionToken,
  } = process.env;
  if (values.to === undefined)
    throw new UsageError('name the bucket: --to https://ACCOUNT.r2.cloudflarestorage.com/BUCKET');
  const address = checkAddress(values.to);
  if (!keyId || !secret)
    throw new UsageError('set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to the credentials of the bucket');
  const isDry = values['dry-run'];
  const bucket = openBucket({ address, region: values.region, keyId, secret, sessionToken });
  const progress = openProgress('uploaded');
  // No build may change the site meanwhile.
  const release = lockArchive(site);
  try {
    const summary = await uploadSite(site, bucket, { isDry, onProgress: progress.update });
    progress.end();
    process.stdout.write(printed(summary, isDry));
    return 0;
  } catch (error) {
    if (error instanceof BucketError)
      throw new UsageError(`${error.message}. What is uploaded stays; run it again to go on.`, {
        cause: error,
      });
    throw error;
  } finally {
    progress.end();
    release();
  }
}

function checkSite([site, ...others]: string[]): string {
  if (site === undefined || others.length > 0)
    throw new UsageError('name one site: lectern upload SITE --to URL');
  if (!existsSync(path.join(site, manifestFile)))
    throw new UsageError(`${site} has no ${manifestFile}: it is no site, or its first build did not finish`);
  return path.resolve(site);
}

function checkAddress(to: string): string {
  const url = URL.canParse(to) ? new URL(to) : null;
  const isPlain = url && /^https?:$/.test(url.protocol) && !url.username && !url.search && !url.hash;
  if (isPlain && /[^/]/.test(url.pathname)) return url.href;
  throw new UsageError(
    `--to ${url?.username ? '…' : to}: the address of a bucket without credentials, as https://ACCOUNT.r2.cloudflarestorage.com/BUCKET`,
  );
}

function printed({ files, uploaded, bytes, removed, leaving }: UploadSummary, isDry: boolean): string {
  const megabytes = (bytes / 1e6).toFixed(1);
  const verb = isDry ? 'to upload' : 'uploaded';
  return `${files} files: ${uploaded} ${verb} (${megabytes} MB), ${removed} ${isDry ? 'to remove' : 'removed'}, ${leaving} leave with the next upload\n`;
}
