import type { SiteArchive } from '#ingest/site/read-site.ts';

/** Which part of the pages old articles may have because others link to them. */
const linkedShare = 0.25;

/**
 * The ids of articles that get a page, at most `count`, in the order of importance: those that their publisher has starred, those that are linked to
 * most, as far as a quarter of the pages, and the newest rows, each with those that tell the same story.
 */
export function wantedIds(archive: SiteArchive, count: number): ReadonlySet<string> {
  const { starred, linked } = archive.picks();
  const wanted = new Set(starred.slice(0, count));
  const room = Math.min(Math.floor(count * linkedShare), count - wanted.size);
  for (const id of linked.slice(0, room)) wanted.add(id);
  for (const id of newestIds(archive)) {
    if (wanted.size >= count) break;
    wanted.add(id);
  }
  return wanted;
}

function* newestIds(archive: SiteArchive): Generator<string> {
  for (const { name } of archive.list(archive.manifest.list, '')?.shards ?? []) {
    for (const row of archive.shard(name)) {
      yield row.id;
      for (const other of row.others) yield other.id;
    }
  }
}
