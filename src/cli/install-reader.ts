import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { readerFolder } from '#contract/kept-files.ts';
import { searchDescription, searchDescriptionFile } from './search-description.ts';
import { type PageSettings, siteHtml } from './site-html.ts';

/** The page of every address that has none of its own; hosts show it where they have no file. */
export const shellFile = '404.html';

/**
 * A name as Vite makes them, or one that is being written. A hash of small letters alone is as rare as one in a thousand, and the
 * end of `my-notebook.js` is no hash: such a file stays.
 */
const builtName = /-(?=[a-z]*[A-Z\d_-])[\w-]{8}\.(js|css)(\.unfinished)?$/;

/**
 * Puts the built reader into a site. Pages come last and by renaming, so that at any moment they name files that are there. `404.html` is the page
 * of any address, which static hosts show for those that are no file; `index.html` is the same only until the list is in it (`publishLists`).
 * Scripts of a former reader stay until `removeFormerReader`: pages that are written after this still name them.
 */
export function installReader(options: { reader: string; site: string } & PageSettings): void {
  const { reader, site, title, description: about, address } = options;
  const assets = filesIn(path.join(reader, readerFolder));
  mkdirSync(path.join(site, readerFolder), { recursive: true });
  const copies = [
    ...assets.map((name) => `${readerFolder}/${name}`),
    ...filesIn(reader).filter((name) => name !== 'index.html'),
  ];
  for (const file of copies) {
    place(path.join(site, file), (target) => copyFileSync(path.join(reader, file), target));
  }
  const description = path.join(site, searchDescriptionFile);
  if (address === null) rmSync(description, { force: true });
  else
    place(description, (target) =>
      writeFileSync(target, searchDescription({ title, address, description: about })),
    );
  const html = siteHtml(readFileSync(path.join(reader, 'index.html'), 'utf8'), options);
  for (const page of [shellFile, 'index.html']) {
    const target = path.join(site, page);
    if (page === shellFile || !existsSync(target)) place(target, (file) => writeFileSync(file, html));
  }
}

/** Removes the scripts and styles of readers that were installed before the one in `reader`. */
export function removeFormerReader({ reader, site }: { reader: string; site: string }): void {
  const assets = filesIn(path.join(reader, readerFolder));
  for (const name of filesIn(path.join(site, readerFolder))) {
    if (builtName.test(name) && !assets.includes(name)) rmSync(path.join(site, readerFolder, name));
  }
}

/** The page of any address, which the pages of articles are made of; `null` where no reader is installed. */
export function readSitePage(site: string): string | null {
  const page = path.join(site, shellFile);
  return existsSync(page) ? readFileSync(page, 'utf8') : null;
}

/** Writes beside and renames: a file that a page already names is never half there. */
function place(target: string, write: (file: string) => void): void {
  write(`${target}.unfinished`);
  renameSync(`${target}.unfinished`, target);
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}
