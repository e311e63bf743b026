import type { SiteArchive } from '#ingest/site/read-site.ts';

/** Ids of a site's articles, the newest rows first, each with those that tell the same story. */
export function* newestIds(archive: SiteArchive): Generator<string> {
  for (const { name } of archive.list(archive.manifest.list, '')?.shards ?? []) {
    for (const row of archive.shard(name)) {
      yield row.id;
      for (const other of row.others) yield other.id;
    }
  }
}
