import { readFileSync } from 'node:fs';
import path from 'node:path';
import { archiveFilePath } from '#contract/archive-files.ts';
import { parsePack } from '#contract/pack.ts';
import { picturesOf } from './archive-pictures.ts';

/** Pictures of each host that are enough to say whether it lives. */
const maxSamples = 3;

/** Packs that are read at most: those of a million articles take a minute, and the rarest hosts need not be found. */
const maxPacks = 4096;

/**
 * Finds up to three pictures of each host in an archive's packs, which hold articles in no order that means anything.
 * @param hosts with the number of pictures each has: when so many were seen, there are no others.
 */
export function samplePictures(options: {
  site: string;
  packs: readonly string[];
  hosts: readonly (readonly [host: string, count: number])[];
}): Map<string, string[]> {
  const { site, packs, hosts } = options;
  const unseen = new Map(hosts);
  const samples = new Map<string, string[]>();
  for (const pack of packs.slice(0, maxPacks)) {
    if (unseen.size === 0) break;
    const file = path.join(site, archiveFilePath('packs', pack));
    for (const entry of parsePack(JSON.parse(readFileSync(file, 'utf8'))).values()) {
      if (entry.kind !== 'article') continue;
      for (const target of picturesOf(entry)) take(target, unseen, samples);
    }
  }
  return samples;
}

function take(target: string, unseen: Map<string, number>, samples: Map<string, string[]>): void {
  if (!URL.canParse(target)) return;
  const { host } = new URL(target);
  const left = unseen.get(host);
  if (left === undefined) return;
  const known = samples.get(host) ?? [];
  if (!known.includes(target)) samples.set(host, [...known, target]);
  if (left <= 1 || known.length + 1 >= maxSamples) unseen.delete(host);
  else unseen.set(host, left - 1);
}
