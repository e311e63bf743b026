import * as v from 'valibot';
import { parseFile } from './parse-file.ts';

const hostsSchema = v.object({ hosts: v.array(v.tuple([v.string(), v.number()])) });

/** Reads the hosts file: hosts of pictures with how often each occurs, by name. The image proxy serves only these. */
export function parseHosts(json: unknown): readonly (readonly [host: string, count: number])[] {
  return parseFile(hostsSchema, json, 'hosts file').hosts;
}
