import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { siteHtml } from './site-html.ts';

/** Vite puts all scripts and styles here, under names of their content; the folder belongs to us. */
const assets = 'reader';

/**
 * Puts the built reader into a site. The page comes last and by renaming, so that at any moment it names files that are there;
 * `404.html` is the same page, which static hosts show for addresses that are no file: articles open there.
 */
export function installReader(options: { reader: string; site: string; base: string; title: string }): void {
  const { reader, site } = options;
  const names = readdirSync(path.join(reader, assets));
  mkdirSync(path.join(site, assets), { recursive: true });
  for (const name of names) copyFileSync(path.join(reader, assets, name), path.join(site, assets, name));
  for (const entry of readdirSync(reader, { withFileTypes: true })) {
    if (entry.isFile() && entry.name !== 'index.html') {
      copyFileSync(path.join(reader, entry.name), path.join(site, entry.name));
    }
  }
  const html = siteHtml(readFileSync(path.join(reader, 'index.html'), 'utf8'), options);
  for (const page of ['404.html', 'index.html']) {
    const target = path.join(site, page);
    writeFileSync(`${target}.unfinished`, html);
    renameSync(`${target}.unfinished`, target);
  }
  for (const name of readdirSync(path.join(site, assets))) {
    if (!names.includes(name)) rmSync(path.join(site, assets, name));
  }
}
