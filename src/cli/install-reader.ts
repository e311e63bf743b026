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
import { searchDescription, searchDescriptionFile } from './search-description.ts';
import { type PageSettings, siteHtml } from './site-html.ts';

/** Vite puts all scripts and styles here, under names of their content. */
export const readerFolder = 'reader';

/**
 * A name as Vite makes them, or one that is being written. A hash of small letters alone is as rare as one in a thousand, and the
 * end of `my-notebook.js` is no hash: such a file stays.
 */
const builtName = /-(?=[a-z]*[A-Z\d_-])[\w-]{8}\.(js|css)(\.unfinished)?$/;

/**
 * Puts the built reader into a site. The page comes last and by renaming, so that at any moment it names files that are there;
 * `404.html` is the same page, which static hosts show for addresses that are no file: articles open there.
 */
export function installReader(options: { reader: string; site: string } & PageSettings): void {
  const { reader, site, title, address } = options;
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
  else place(description, (target) => writeFileSync(target, searchDescription({ title, address })));
  const html = siteHtml(readFileSync(path.join(reader, 'index.html'), 'utf8'), options);
  for (const page of ['404.html', 'index.html']) {
    place(path.join(site, page), (target) => writeFileSync(target, html));
  }
  for (const name of filesIn(path.join(site, readerFolder))) {
    if (builtName.test(name) && !assets.includes(name)) rmSync(path.join(site, readerFolder, name));
  }
}

/** The page of any address, which the pages of articles are made of; `null` where no reader is installed. */
export function readSitePage(site: string): string | null {
  const page = path.join(site, '404.html');
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
