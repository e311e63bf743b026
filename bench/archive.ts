import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type ArchiveFileKind, archiveFilePath, manifestFile } from '#contract/archive-files.ts';
import { type Author, parseAuthors } from '#contract/authors.ts';
import { parseListIndex } from '#contract/list-index.ts';
import { parseManifest } from '#contract/manifest.ts';
import { type Place, parsePlaces } from '#contract/places.ts';
import { parseShard, type Row } from '#contract/row.ts';

/** What the subjects need to know of a site's archive. */
export function readArchive(site: string): {
  articles: number;
  places: Place[];
  authors: Author[];
  middleRow: Row;
} {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(site, file), 'utf8'));
  const readNamed = (kind: ArchiveFileKind, name: string): unknown => read(archiveFilePath(kind, name));
  const manifest = parseManifest(read(manifestFile));
  const shards = parseListIndex(readNamed('lists', manifest.list)).get('')?.shards ?? [];
  const middle = shards[Math.floor(shards.length / 2)];
  const rows = middle ? parseShard(readNamed('rows', middle.name)) : [];
  const middleRow = rows[Math.floor(rows.length / 2)];
  if (!middleRow) throw new Error('an archive without articles cannot be measured');
  return {
    articles: manifest.articles,
    places: parsePlaces(readNamed('places', manifest.places)),
    authors: parseAuthors(readNamed('authors', manifest.authors)),
    middleRow,
  };
}
