import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ArchiveFileKind, archiveFilePath, manifestFile } from '#contract/archive-files.ts';
import type { Article } from '#contract/article.ts';
import { parseAuthors } from '#contract/authors.ts';
import { type List, parseListIndex } from '#contract/list-index.ts';
import { parseManifest } from '#contract/manifest.ts';
import { packNumber, packsPerDirectory, parseDirectory, parsePack } from '#contract/pack.ts';
import { type Picks, parsePicks } from '#contract/picks.ts';
import { parsePlaces } from '#contract/places.ts';
import { parseShard, type Row } from '#contract/row.ts';

/** How many parsed files of a kind are kept: neighbouring lists share their newest shards and packs. */
const kept = 64;

/** Reads the archive that lies in a site's folder, whole files as they are asked for. */
export function openSiteArchive(site: string) {
  const json = (kind: ArchiveFileKind, name: string): unknown =>
    JSON.parse(readFileSync(path.join(site, archiveFilePath(kind, name)), 'utf8'));
  const manifest = parseManifest(JSON.parse(readFileSync(path.join(site, manifestFile), 'utf8')));
  const shard = remembering((name) => parseShard(json('rows', name)));
  const lists = remembering((name) => parseListIndex(json('lists', name)));
  const directory = remembering((name) => parseDirectory(json('directories', name)));
  const pack = remembering((name) => parsePack(json('packs', name)));
  const packOf = (id: string): string => {
    const number = packNumber(id, manifest.packs.count);
    const name = manifest.packs.directories[Math.floor(number / packsPerDirectory)] ?? '';
    return directory(name)[number % packsPerDirectory] ?? '';
  };
  return {
    manifest,
    picks: (): Picks =>
      manifest.picks === null ? { starred: [], linked: [] } : parsePicks(json('picks', manifest.picks)),
    places: () => parsePlaces(json('places', manifest.places)),
    authors: () => parseAuthors(json('authors', manifest.authors)),
    list: (index: string, key: string): List | null => lists(index).get(key) ?? null,
    shard: (name: string): readonly Row[] => shard(name),
    /** The name of the pack that has an article: another one when anything in it has changed. */
    packOf,
    article(id: string): Article | null {
      const entry = pack(packOf(id)).get(id);
      return entry?.kind === 'article' ? entry : null;
    },
  };
}

export type SiteArchive = ReturnType<typeof openSiteArchive>;

function remembering<Value>(read: (name: string) => Value): (name: string) => Value {
  const known = new Map<string, Value>();
  return (name) => {
    const value = known.get(name) ?? read(name);
    known.delete(name);
    known.set(name, value);
    const [oldest] = known.keys();
    if (known.size > kept && oldest !== undefined) known.delete(oldest);
    return value;
  };
}
