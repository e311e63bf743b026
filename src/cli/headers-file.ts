import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { forEver, keptFolders } from '#contract/kept-files.ts';
import { writeChanged } from '#ingest/site/write-changed.ts';
import { safetyHeaders } from './content-security-policy.ts';

/** The file in which Cloudflare and Netlify look for headers. */
export const headersFile = '_headers';

const mark = '# Written by lectern build; take this line out to keep a file of your own.';

/**
 * What these hosts are to say beside a site's files. Rules that hold for one file are joined, not replaced, so no two of them name the same header; a policy
 * is in every page already.
 */
export function headersText(base: string): string {
  const everywhere = { 'content-security-policy': "frame-ancestors 'none'", ...safetyHeaders };
  return [
    mark,
    rule(`${base}*`, everywhere),
    ...keptFolders.map((folder) => rule(`${base}${folder}/*`, { 'cache-control': forEver })),
  ].join('\n\n');
}

function rule(pattern: string, headers: Readonly<Record<string, string>>): string {
  return [pattern, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
}

/** Writes `_headers` into a site. One that somebody else has written stays as it is. */
export function writeHeadersFile(site: string, base: string): void {
  const file = path.join(site, headersFile);
  const isOwn = !existsSync(file) || readFileSync(file, 'utf8').startsWith(mark);
  if (isOwn) writeChanged(file, `${headersText(base)}\n`);
}
