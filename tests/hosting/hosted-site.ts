import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The article of the site that has a page, and one that has none: its link opens the app. */
export const paged = 'paged-article';
export const unpaged = 'unpaged-article';
export const pagedText = '灯下有一本书';

/** A site as `lectern build` leaves it, and where it is to be put. */
export type BuiltSite = { folder: string; base: string; pack: string; script: string; remove: () => void };

/** Builds a site of posts of which one gets a page. */
export function buildHostedSite(base: string): BuiltSite {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lectern-hosted-'));
  const posts = path.join(folder, 'posts');
  mkdirSync(posts);
  const write = (id: string, date: string): void =>
    writeFileSync(
      path.join(posts, `${id}.md`),
      `---\nid: ${id}\ntitle: ${id}\ndate: ${date}\ncategories: [书评, 某刊]\n---\n<p>${`${pagedText}。`.repeat(200)}</p>\n`,
    );
  write(paged, '2026-02-02');
  write(unpaged, '2026-01-01');
  const site = path.join(folder, 'site');
  const options = ['--address', `https://reader.example.com${base}`, '--pages', '1', '--no-cache'];
  execFileSync(process.execPath, [path.resolve('bin/lectern.js'), 'build', posts, '--out', site, ...options]);
  const packs = readdirSync(path.join(site, 'archive/packs'), { recursive: true, encoding: 'utf8' });
  const scripts = readdirSync(path.join(site, 'reader'));
  return {
    folder: site,
    base,
    pack: `archive/packs/${packs.find((file) => file.endsWith('.json'))}`,
    script: `reader/${scripts.find((file) => /^index-.*\.js$/.test(file))}`,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The site in a folder that is a host's root: below its base. */
export function placeBelowBase({ folder, base }: Pick<BuiltSite, 'folder' | 'base'>): string {
  if (base === '/') return folder;
  const root = mkdtempSync(path.join(path.dirname(folder), 'root-'));
  const target = path.join(root, base);
  if (!existsSync(path.dirname(target))) mkdirSync(path.dirname(target), { recursive: true });
  cpSync(folder, target, { recursive: true });
  return root;
}
