import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { archiveFolder } from '#contract/archive-files.ts';
import type { Article } from '#contract/article.ts';
import { categoryKey } from '#contract/list-index.ts';
import { packNumber, parsePack } from '#contract/pack.ts';
import { type SearchIndex, type SearchTier, searchRowsFile } from '#contract/search-index.ts';
import type { SiteFiles } from '#ingest/archive/site-files.ts';
import { attributeGram } from '#search/grams.ts';
import { plainText } from '#search/plain-text.ts';
import { cutTiers, rowsPerFile } from '#search/tiers.ts';
import { foldForSearch } from '#text/search-fold.ts';
import { estimateIndex, type RoughSize } from './estimate.ts';
import { openGrams } from './gather-grams.ts';
import { openTierWriter } from './tier-writer.ts';

/** The rows of the list of all, the newest first, as the index needs them. */
export type IndexedRows = {
  count: number;
  /** Ids of the articles that share a row. */
  idsAt: (position: number) => readonly string[];
  /** Text that is equal when a row and its articles are. */
  keyAt: (position: number) => string;
  /** Rows as a shard. */
  json: (positions: readonly number[]) => string;
};

/** Names of tiers by the hash of what is in them. */
export type KnownTiers = {
  find: (key: string) => string | undefined;
  use: (key: string, name: string) => void;
};

/** How large an index of this archive is, about, with whole texts and with titles and summaries only. */
export type IndexSizes = { text: RoughSize; titles: RoughSize };

function estimate({ kept }: SiteFiles, rows: number): IndexSizes {
  let bodyBytes = 0;
  for (const [file, size] of kept) if (file.startsWith(`${archiveFolder}/packs/`)) bodyBytes += size;
  return { text: estimateIndex({ rows, bodyBytes }), titles: estimateIndex({ rows, bodyBytes: 0 }) };
}

type Tier = { start: number; count: number; key: string };

/**
 * Writes the search index of an archive whose packs are there: the tiers that are not as they were, whole.
 * @param options.folder for files on their way; `packs`: names of all packs; `onEstimate`: is told, before tiers are written, about how
 * large the index will be.
 */
export function writeSearch(
  files: SiteFiles,
  rows: IndexedRows,
  options: {
    hasText: boolean;
    packs: readonly string[];
    known: KnownTiers;
    folder: string;
    onEstimate?: (sizes: IndexSizes) => void;
  },
): SearchIndex {
  const { hasText, packs, known, folder, onEstimate } = options;
  const tiers = tiersOf(rows, hasText);
  const kept = tiers.map(({ key }) => {
    const [name, bits] = (known.find(key) ?? '').split(' ');
    return name && files.keepTier(name) ? { name, bits: Number(bits) } : null;
  });
  const missing = tiers.filter((_, number) => !kept[number]);
  if (missing.length > 0) onEstimate?.(estimate(files, rows.count));
  const made = writeTiers(files, rows, { hasText, packs, folder, tiers: missing });
  const written = tiers.map(({ count, key }, number): SearchTier => {
    const { name, bits } = kept[number] ?? (made[missing.indexOf(tiers[number] as Tier)] as Made);
    known.use(key, `${name} ${bits}`);
    return { name, count, bits };
  });
  return { hasText, tiers: written };
}

function tiersOf(rows: IndexedRows, hasText: boolean): Tier[] {
  let start = 0;
  return cutTiers(rows.count).map((count) => {
    const hash = createHash('sha256').update(String(hasText));
    for (let position = start; position < start + count; position++) hash.update(`\n${rows.keyAt(position)}`);
    const tier = { start, count, key: hash.digest('hex').slice(0, 16) };
    start += count;
    return tier;
  });
}

type Made = { name: string; bits: number };

function writeTiers(
  files: SiteFiles,
  rows: IndexedRows,
  options: { hasText: boolean; packs: readonly string[]; folder: string; tiers: readonly Tier[] },
): Made[] {
  const { hasText, packs, folder, tiers } = options;
  if (tiers.length === 0) return [];
  const grams = openGrams(path.join(folder, 'grams'));
  try {
    const postings = tiers.map(() => 0);
    for (const { pack, members } of membersByPack(rows, tiers, packs.length)) {
      const entries = parsePack(JSON.parse(files.read('packs', packs[pack] as string).toString()));
      for (const { id, rank, tier } of members) {
        const entry = entries.get(id);
        if (entry?.kind === 'article')
          postings[tier] = (postings[tier] as number) + grams.add({ rank, ...indexed(entry, hasText) });
      }
    }
    const writers = tiers.map((tier, number) =>
      openTierWriter(path.join(folder, `tier-${number}`), {
        count: tier.count,
        newestRank: rows.count - 1 - tier.start,
        postings: postings[number] as number,
      }),
    );
    for (const gram of grams.all()) for (const writer of writers) writer.add(gram);
    return writers.map((writer, number) => {
      writeRows(rows, tiers[number] as Tier, writer.write);
      const { name, bits } = writer.finish();
      files.addTier(name, path.join(folder, `tier-${number}`));
      return { name, bits };
    });
  } finally {
    grams.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Member = { id: string; rank: number; tier: number };

/** The articles of some tiers, pack by pack. What waits is a number for each article. */
function* membersByPack(
  rows: IndexedRows,
  tiers: readonly Tier[],
  packs: number,
): Generator<{ pack: number; members: Member[] }> {
  const counts = new Uint32Array(packs + 1);
  const each = function* (): Generator<{ id: string; position: number; pack: number }> {
    for (const { start, count } of tiers)
      for (let position = start; position < start + count; position++)
        for (const id of rows.idsAt(position)) yield { id, position, pack: packNumber(id, packs) };
  };
  for (const { pack } of each()) (counts[pack + 1] as number)++;
  for (let pack = 0; pack < packs; pack++) (counts[pack + 1] as number) += counts[pack] as number;
  const ends = counts.slice();
  const positions = new Uint32Array(counts[packs] as number);
  for (const { pack, position } of each()) positions[(ends[pack] as number)++] = position;
  const tierOf = (position: number): number =>
    tiers.findIndex(({ start, count }) => position >= start && position < start + count);
  for (let pack = 0; pack < packs; pack++) {
    const own = new Set(positions.subarray(counts[pack], counts[pack + 1]));
    const members = [...own].flatMap((position) =>
      rows.idsAt(position).flatMap((id): Member[] => {
        const isHere = packNumber(id, packs) === pack;
        return isHere ? [{ id, rank: rows.count - 1 - position, tier: tierOf(position) }] : [];
      }),
    );
    if (members.length > 0) yield { pack, members };
  }
}

function indexed({ title, summary, html, author, categories, has }: Article, hasText: boolean) {
  const nodes = new Set(
    categories.flatMap((names) => names.map((_, level) => categoryKey(names.slice(0, level + 1)))),
  );
  return {
    title: foldForSearch(title),
    summary: foldForSearch(summary),
    text: hasText ? foldForSearch(plainText(html)) : '',
    attributes: [
      ...(author === null ? [] : [attributeGram('author', author)]),
      ...[...nodes].map((key) => attributeGram('category', key)),
      ...has.map((kind) => attributeGram('has', kind)),
    ],
  };
}

function writeRows(
  rows: IndexedRows,
  { start, count }: Tier,
  write: (file: string, content: string) => void,
): void {
  for (let number = 0; number * rowsPerFile < count; number++) {
    const first = start + number * rowsPerFile;
    const length = Math.min(rowsPerFile, start + count - first);
    write(searchRowsFile(number), rows.json(Array.from({ length }, (_, index) => first + index)));
  }
}
