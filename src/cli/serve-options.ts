import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { manifestFile } from '#contract/archive-files.ts';
import type { NodeProxyOptions } from '#proxy/node.ts';
import { cacheFolder } from './cache-folder.ts';
import { shellFile } from './install-reader.ts';
import { readProxyKeys } from './proxy-key-file.ts';
import { UsageError } from './usage-error.ts';

const defaultPort = 4800;
const webPorts = [80, 443];
const mebibyte = 1024 * 1024;

export const serveHelp = `lectern serve SITE

Serves a site with the image proxy.

  --port N                 port to listen on; 0 picks a free one (default ${defaultPort})
  --host H                 address to listen on (default 127.0.0.1, this machine only)
  --behind-proxy           a web server stands before this one: a reader's address is the last of X-Forwarded-For
  --log                    writes a line for each request: method, path, status, bytes, time; not who asked
  --proxy-key-file FILE    also serves pictures that are signed with a key of this file
  --picture-cache DIR      folder for pictures (default: in the user's cache folder)
  --no-picture-cache       keeps pictures in memory only
  --picture-cache-mb N     size of that folder (default 1024)
  --picture-port N         fetches pictures from this port too, besides 80 and 443; may be repeated
  --referer HOST=ADDRESS   sends this Referer to hosts that give no picture without one; may be repeated
  --metrics                answers /img/metrics in Prometheus' text format
`;

export type ServeOptions = {
  site: string;
  port: number;
  host: string;
  isBehindProxy: boolean;
  log: boolean;
  /** What the proxy is made with besides the hosts that the archive names. */
  proxy: Omit<NodeProxyOptions, 'allowHosts'>;
};

/**
 * Parses the arguments of `serve`; `null` when help was asked for.
 * @throws UsageError that names the argument and what is allowed.
 */
export function parseServeOptions(args: string[]): ServeOptions | null {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      port: { type: 'string', default: String(defaultPort) },
      host: { type: 'string', default: '127.0.0.1' },
      'behind-proxy': { type: 'boolean', default: false },
      log: { type: 'boolean', default: false },
      'proxy-key-file': { type: 'string' },
      'picture-cache': { type: 'string' },
      'no-picture-cache': { type: 'boolean', default: false },
      'picture-cache-mb': { type: 'string' },
      'picture-port': { type: 'string', multiple: true, default: [] },
      referer: { type: 'string', multiple: true, default: [] },
      metrics: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const site = checkSite(positionals);
  const keyFile = values['proxy-key-file'];
  const cacheDir = values['no-picture-cache'] ? null : pictureFolder(site, values['picture-cache']);
  const ports = values['picture-port'].map((port) => wholeNumber('--picture-port', port, [1, 65_535]));
  const size = values['picture-cache-mb'];
  return {
    site,
    port: wholeNumber('--port', values.port, [0, 65_535]),
    host: values.host,
    isBehindProxy: values['behind-proxy'],
    log: values.log,
    proxy: {
      keys: keyFile === undefined ? [] : readProxyKeys(keyFile),
      ports: [...webPorts, ...ports],
      referers: Object.fromEntries(values.referer.map(refererRule)),
      metrics: values.metrics,
      ...(cacheDir === null ? {} : { cacheDir }),
      ...(size === undefined
        ? {}
        : { limits: { maxDiskBytes: wholeNumber('--picture-cache-mb', size, [1, 1_000_000]) * mebibyte } }),
    },
  };
}

function checkSite([site, ...others]: string[]): string {
  if (site === undefined || others.length > 0) throw new UsageError('name one site: lectern serve SITE');
  const how = `make one with lectern build CONTENT --out ${site}`;
  if (!existsSync(site)) throw new UsageError(`${site} is no site: there is no such folder; ${how}`);
  for (const file of ['index.html', shellFile, manifestFile]) {
    if (!existsSync(path.join(site, file))) {
      throw new UsageError(`${site} is no site: it has no ${file}; ${how}`);
    }
  }
  return path.resolve(site);
}

/** A folder that was named must be there to write to; without the usual one, pictures are kept in memory. */
function pictureFolder(site: string, given: string | undefined): string | null {
  const folder = given === undefined ? `${cacheFolder(site, undefined)}-pictures` : path.resolve(given);
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (given !== undefined)
      throw new UsageError(`--picture-cache ${given}: cannot be written to (${reason})`, { cause: error });
    process.stderr.write(`pictures are kept in memory only: ${reason}\n`);
    return null;
  }
}

function refererRule(rule: string): [host: string, referer: string] {
  const [, host, referer] = /^([^=]+)=(.+)$/.exec(rule) ?? [];
  if (host === undefined || referer === undefined)
    throw new UsageError(`--referer ${rule}: a host and an address, as i.example=https://www.example/`);
  return [host, referer];
}

function wholeNumber(option: string, text: string, [least, most]: readonly [number, number]): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`${option} ${text}: a number from ${least} to ${most}`);
}
