import { readFileSync } from 'node:fs';
import path from 'node:path';
import { archiveFilePath, manifestFile } from '#contract/archive-files.ts';
import type { Article } from '#contract/article.ts';
import { parseManifest } from '#contract/manifest.ts';
import { parseDirectory, parsePack } from '#contract/pack.ts';

/**
 * Goes through the pictures that the articles of a site's archive show, pack by pack.
 * @throws ArchiveFormatError or the system's error when a file of the archive is missing or damaged.
 */
export function* archivePictures(site: string): Generator<string[]> {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(site, file), 'utf8'));
  const { packs } = parseManifest(read(manifestFile));
  for (const directory of packs.directories) {
    for (const name of parseDirectory(read(archiveFilePath('directories', directory)))) {
      for (const entry of parsePack(read(archiveFilePath('packs', name))).values())
        if (entry.kind === 'article') yield [...picturesOf(entry)];
    }
  }
}

/**
 * The pictures of an article, and the stills of its videos: its list row may show any of them. The HTML is our own or, at worst,
 * somebody's: what this finds are only addresses, and the proxy judges them.
 */
export function* picturesOf({ cover, html }: Pick<Article, 'cover' | 'html'>): Generator<string> {
  if (cover) yield cover.src;
  for (const piece of html) {
    for (const [, src = ''] of piece.matchAll(/<(?:img\b[^>]*? src|video\b[^>]*? poster)="([^"]*)"/g))
      yield src.replaceAll('&amp;', '&');
  }
}
