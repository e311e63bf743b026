import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAbout } from '#contract/about.ts';
import { parseAddresses } from '#contract/addresses.ts';
import { type ArchiveFileKind, archiveFilePath, manifestFile } from '#contract/archive-files.ts';
import type { PackEntry } from '#contract/article.ts';
import { parseAuthors } from '#contract/authors.ts';
import { parseHosts } from '#contract/hosts.ts';
import { type List, parseListIndex } from '#contract/list-index.ts';
import { parseManifest } from '#contract/manifest.ts';
import { packNumber, packsPerDirectory, parseDirectory, parsePack } from '#contract/pack.ts';
import { type Place, parsePlaces } from '#contract/places.ts';
import { parseShard, type Row } from '#contract/row.ts';

/** For tests: an archive as docs/format.md lets a reader find its way through it, every file parsed. */
export function readArchive(site: string) {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(site, file), 'utf8'));
  const readNamed = (kind: ArchiveFileKind, name: string): unknown => read(archiveFilePath(kind, name));
  const manifest = parseManifest(read(manifestFile));
  const rowsOf = (list: List, path: readonly string[] = []): Row[] =>
    list.shards
      .flatMap(({ name }) => parseShard(readNamed('rows', name)))
      .filter((row) => !list.isPart || isIn(row, path));
  const listsOf = (name: string): ReadonlyMap<string, List> => parseListIndex(readNamed('lists', name));
  const flatten = (place: Place): Place[] => [place, ...place.children.flatMap(flatten)];
  return {
    manifest,
    listsOf,
    /** The rows of the list of a category; of one that is part of a larger list, those that belong to it. */
    rowsOf,
    /** The list of the whole archive. */
    all: (): Row[] => [...listsOf(manifest.list).values()].flatMap((list) => rowsOf(list)),
    /** All nodes of the category tree, depth first. */
    places: (): Place[] => parsePlaces(readNamed('places', manifest.places)).flatMap(flatten),
    authors: () => parseAuthors(readNamed('authors', manifest.authors)),
    hosts: () => parseHosts(readNamed('hosts', manifest.hosts)),
    about: () => parseAbout(readNamed('about', manifest.about)),
    /** All addresses that the archive answers. */
    addresses: () =>
      manifest.packs.addresses
        .map((name) => parseAddresses(readNamed('addresses', name)))
        .flatMap(({ articles, moved, removed }) => [...articles, ...moved.map(([id]) => id), ...removed])
        .sort(),
    /** What is known about an address. */
    find(id: string): PackEntry | undefined {
      const number = packNumber(id, manifest.packs.count);
      const directory = manifest.packs.directories[Math.floor(number / packsPerDirectory)] ?? '';
      const pack = parseDirectory(readNamed('directories', directory))[number % packsPerDirectory] ?? '';
      return parsePack(readNamed('packs', pack)).get(id);
    },
  };
}

/** Whether a row, or one of those that tell the same story, stands in a category. */
function isIn({ categories, others }: Row, path: readonly string[]): boolean {
  return [{ categories }, ...others].some((one) =>
    one.categories.some((category) => path.every((name, level) => category[level] === name)),
  );
}
