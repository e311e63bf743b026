import * as v from 'valibot';
import { parseFile } from './parse-file.ts';
import { normalizeHostPattern } from './safe-url.ts';

const hostsSchema = v.object({ hosts: v.array(v.tuple([v.string(), v.number()])) });

/** Reads the hosts file: hosts of pictures with how often each occurs, by name. The image proxy serves only these. */
export function parseHosts(json: unknown): readonly (readonly [host: string, count: number])[] {
  return parseFile(hostsSchema, json, 'hosts file').hosts;
}

/**
 * The names that an image proxy for an archive serves, from its hosts file. A name may stand with several ports, for which the proxy has its own rule. An
 * archive from elsewhere may name anything: what is no host cannot be served, and must not stop the others.
 */
export function proxiedHosts(hosts: readonly (readonly [host: string, count: number])[]): string[] {
  return [...new Set(hosts.map(([host]) => host.replace(/:\d+$/, '')))].filter(isHost);
}

function isHost(name: string): boolean {
  try {
    return !normalizeHostPattern(name).startsWith('*');
  } catch {
    return false;
  }
}
