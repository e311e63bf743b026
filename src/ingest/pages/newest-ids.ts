import { readFileSync } from 'node:fs';
import path from 'node:path';
import { archiveFilePath } from '#contract/archive-files.ts';
import { parseList } from '#contract/list-index.ts';
import type { Manifest } from '#contract/manifest.ts';
import { parseShard } from '#contract/row.ts';

/** Ids of a site's articles, the newest rows first, each with those that tell the same story. */
export function* newestIds(site: string, manifest: Manifest): Generator<string> {
  const json = (kind: 'lists' | 'rows', name: string): unknown =>
    JSON.parse(readFileSync(path.join(site, archiveFilePath(kind, name)), 'utf8'));
  for (const { name } of parseList(json('lists', manifest.list), '')?.shards ?? []) {
    for (const row of parseShard(json('rows', name))) {
      yield row.id;
      for (const other of row.others) yield other.id;
    }
  }
}
