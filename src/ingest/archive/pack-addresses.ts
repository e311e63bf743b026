import { readFileSync } from 'node:fs';
import path from 'node:path';
import { archiveFilePath } from '#contract/archive-files.ts';
import type { Article, PackEntry } from '#contract/article.ts';
import { hash32 } from '#contract/hash.ts';
import { packNumber, parsePack } from '#contract/pack.ts';
import type { Articles } from '#ingest/articles.ts';
import { shortHash } from '#ingest/fingerprint.ts';
import type { Copy } from '#ingest/gather-articles.ts';
import type { KeptLink } from '#ingest/links/keep-links.ts';
import type { RowChange } from './row-cells.ts';
import type { Spills } from './spills.ts';
import type { Addresses } from './write-packs.ts';

/** Hashes and positions are sorted as one number, which must stay exact. */
const mostAddresses = 2 ** 21;

/** The packs that a site has, and entries of theirs as JSON, to be asked for in the order of hashes. */
export type FormerPacks = { entry: (id: string) => PackEntry | undefined };

/** Reads the packs of a site, one at a time; a pack that is missing or damaged has nothing. */
export function openFormerPacks(site: string, names: readonly string[]): FormerPacks {
  let loaded: { number: number; entries: ReadonlyMap<string, PackEntry> } = {
    number: -1,
    entries: new Map(),
  };
  const load = (name: string): ReadonlyMap<string, PackEntry> => {
    try {
      return parsePack(JSON.parse(readFileSync(path.join(site, archiveFilePath('packs', name)), 'utf8')));
    } catch {
      // The articles are made again from their posts.
      return new Map();
    }
  };
  return {
    entry(id) {
      if (names.length === 0) return undefined;
      const number = packNumber(id, names.length);
      if (loaded.number !== number) loaded = { number, entries: load(names[number] ?? '') };
      return loaded.entries.get(id);
    },
  };
}

/**
 * All addresses of an archive with what is at them: articles, exact copies, moves and tombstones. Texts of articles come from where they are: those made
 * now from the spills, the others from the packs of the site.
 * @param options.remake makes an article's entry again from its post.
 */
export function gatherAddresses(options: {
  articles: Articles;
  copies: ReadonlyMap<string, Copy>;
  links: ReadonlyMap<string, KeptLink>;
  spills: Spills;
  former: FormerPacks;
  remake: (number: number) => Uint8Array;
}): Addresses {
  const { articles, copies, links, spills, former, remake } = options;
  const moved = [...copies.values()].map(
    ({ id, to }): KeptLink => ({ kind: 'moved', id, to: articles.id(to) }),
  );
  const others = [...moved, ...links.values()];
  const length = articles.length() + others.length;
  if (length > mostAddresses)
    throw new RangeError(`${length} addresses: an archive has at most ${mostAddresses}`);
  const order = new Float64Array(length);
  for (let number = 0; number < length; number++) {
    const hash =
      number < articles.length()
        ? articles.idHash(number)
        : hash32((others[number - articles.length()] as KeptLink).id);
    order[number] = hash * mostAddresses + number;
  }
  order.sort();

  const numberAt = (position: number): number => (order[position] as number) % mostAddresses;
  const linkAt = (position: number): KeptLink | undefined => others[numberAt(position) - articles.length()];

  const textOf = (number: number): Uint8Array => {
    const id = articles.id(number);
    if (articles.isNew(number)) return spills.take(articles.idHash(number), id) ?? remake(number);
    const entry = former.entry(id);
    if (entry?.kind !== 'article') return remake(number);
    // What an earlier build learned from other posts is not the post's own.
    const own = { id: articles.wantedId(number), categories: articles.ownCategories(number), others: [] };
    const text = Buffer.from(JSON.stringify({ ...entry, ...own }));
    return shortHash(text) === articles.ownEntry(number) ? text : remake(number);
  };

  return {
    length,
    id: (position) => linkAt(position)?.id ?? articles.id(numberAt(position)),
    kind: (position) => linkAt(position)?.kind ?? 'article',
    key(position) {
      const link = linkAt(position);
      return link ? JSON.stringify(link) : articles.entryKey(numberAt(position));
    },
    to(position) {
      const link = linkAt(position);
      return link?.kind === 'moved' ? link.to : '';
    },
    isChanged(position, text) {
      if (linkAt(position)) return false;
      const entry = former.entry(articles.id(numberAt(position)));
      return entry?.kind === 'article' && JSON.stringify(entry) !== Buffer.from(text).toString();
    },
    entry(position) {
      const link = linkAt(position);
      if (link) return Buffer.from(JSON.stringify(link));
      const number = numberAt(position);
      const change = articles.changeOf(number);
      return change ? changed(textOf(number), change) : textOf(number);
    },
  };
}

function changed(text: Uint8Array, { id, categories, others }: RowChange): Buffer {
  const article = JSON.parse(Buffer.from(text).toString()) as Article;
  return Buffer.from(
    JSON.stringify({
      ...article,
      ...(id !== undefined && { id }),
      ...(categories && { categories }),
      ...(others && { others }),
    }),
  );
}
