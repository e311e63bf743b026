import type { PackEntry } from '#contract/article.ts';
import type { Manifest } from '#contract/manifest.ts';
import { packNumber, packsPerDirectory } from '#contract/pack.ts';
import { shortHash } from '#ingest/fingerprint.ts';
import type { SiteFiles } from './site-files.ts';

/**
 * How many packs hold this many articles. It changes only where the number doubles (at 89,600 and 179,200, say), because then all packs do. The
 * packs of larger archives hold more: 14 articles of 1,000, 18 of 100,000, 28 of a million, so that changes among
 * 100,000 touch few files and a million need no more than free hosts take.
 */
export function packCountFor(articles: number): number {
  const step = Math.ceil(Math.log2(Math.max(articles, 1) / 700));
  return Math.max(1, Math.round(0.1147 * (700 * 2 ** step) ** 0.893));
}

/** How many packs one file of addresses is about: only builds read it, so it may be large. */
const packsPerAddresses = 4 * packsPerDirectory;

/** All that is to be found at addresses, sorted by the hash of the id; positions count from 0. */
export type Addresses = {
  length: number;
  id: (position: number) => string;
  kind: (position: number) => PackEntry['kind'];
  /** Text that is equal when the entry is. */
  key: (position: number) => string;
  /** The entry as JSON; asked for in the order of positions, and only for packs that are not there yet. */
  entry: (position: number) => Uint8Array;
  /** Whether an article was there before, as something else. */
  isChanged: (position: number, entry: Uint8Array) => boolean;
  /** Where a moved address leads. */
  to: (position: number) => string;
};

/** File names of packs by the hash of what is in them. */
export type KnownPacks = {
  find: (key: string) => string | undefined;
  use: (key: string, name: string) => void;
};

/**
 * Writes packs, their directories and what is at their addresses.
 * @returns how the manifest names them, their names, and the number of articles whose entries in them changed.
 */
export function writePacks(
  files: SiteFiles,
  addresses: Addresses,
  known: KnownPacks,
): { packs: Manifest['packs']; names: readonly string[]; changed: number } {
  const count = packCountFor(addresses.length);
  const names: string[] = [];
  const listed: string[] = [];
  let position = 0;
  let start = 0;
  let changed = 0;
  for (let number = 0; number < count; number++) {
    const members: number[] = [];
    while (position < addresses.length && packNumber(addresses.id(position), count) === number) {
      members.push(position++);
    }
    const pack = writePack(files, addresses, { members, known });
    names.push(pack.name);
    changed += pack.changed;
    if ((number + 1) % packsPerAddresses > 0 && number + 1 < count) continue;
    listed.push(files.addJson('addresses', listAddresses(addresses, start, position)));
    start = position;
  }
  const directories: string[] = [];
  for (let first = 0; first < count; first += packsPerDirectory) {
    directories.push(files.addJson('directories', { packs: names.slice(first, first + packsPerDirectory) }));
  }
  return { packs: { count, directories, addresses: listed }, names, changed };
}

function writePack(
  files: SiteFiles,
  addresses: Addresses,
  { members, known }: { members: readonly number[]; known: KnownPacks },
): { name: string; changed: number } {
  const sorted = members.toSorted((a, b) => (addresses.id(a) < addresses.id(b) ? -1 : 1));
  const contents = sorted.map((position) => `${addresses.id(position)} ${addresses.key(position)}`);
  const key = shortHash(contents.join('\n'));
  const same = known.find(key);
  if (same !== undefined && files.keep('packs', same)) {
    known.use(key, same);
    return { name: same, changed: 0 };
  }
  const entries = new Map(members.map((position) => [position, addresses.entry(position)]));
  const before = files.written();
  const name = files.add('packs', packJson(sorted.map((position) => entries.get(position) as Uint8Array)));
  known.use(key, name);
  const isNew = files.written() > before;
  const changed = isNew
    ? [...entries].filter(([position, entry]) => addresses.isChanged(position, entry))
    : [];
  return { name, changed: changed.length };
}

/** The same bytes as `JSON.stringify({ entries })`. */
function packJson(entries: readonly Uint8Array[]): Buffer {
  const parts = entries.flatMap((entry, index) => (index === 0 ? [entry] : [comma, entry]));
  return Buffer.concat([opening, ...parts, closing]);
}

const opening = Buffer.from('{"entries":[');
const comma = Buffer.from(',');
const closing = Buffer.from(']}');

function listAddresses(addresses: Addresses, start: number, end: number) {
  const articles: string[] = [];
  const moved: [id: string, to: string][] = [];
  const removed: string[] = [];
  for (let position = start; position < end; position++) {
    const id = addresses.id(position);
    const kind = addresses.kind(position);
    if (kind === 'article') articles.push(id);
    else if (kind === 'moved') moved.push([id, addresses.to(position)]);
    else removed.push(id);
  }
  return { articles, moved, removed };
}
