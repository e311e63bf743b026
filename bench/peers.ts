import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { folderSize } from './folder-size.ts';
import { measureProcess, type Usage } from './measure-process.ts';
import { astro } from './peers/astro.ts';
import { eleventy } from './peers/eleventy.ts';
import { hexo } from './peers/hexo.ts';
import { hugo } from './peers/hugo.ts';
import type { Peer } from './peers/peer.ts';

export const peers: readonly Peer[] = [hugo, eleventy, astro, hexo];

type Measured = { usage: Usage; written: { files: number; bytes: number } | null };

/** Builds the posts with another tool in a fresh site; `absent` when it is not installed. */
export async function measurePeer(
  peer: Peer,
  { content, site }: { content: string; site: string },
): Promise<Measured | 'absent'> {
  const command = findCommand(peer);
  if (command === null) return 'absent';
  for (const [file, text] of Object.entries(peer.files)) writeFile(path.join(site, file), text);
  linkPackages(command, site);
  copyPosts(content, path.join(site, peer.posts), peer.repairs);
  const usage = await measureProcess({ command, args: peer.args, cwd: site });
  const output = path.join(site, peer.output);
  return { usage, written: existsSync(output) ? folderSize(output) : null };
}

function findCommand({ variable, name }: Peer): string | null {
  const named = process.env[variable];
  if (named) return path.resolve(named);
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file)) ?? null;
}

/** Tools of npm look for their plugins below the site: the packages that the command lies among. */
function linkPackages(command: string, site: string): void {
  const parts = realpathSync(command).split(`${path.sep}node_modules${path.sep}`);
  if (parts.length < 2) return;
  symlinkSync(
    path.join(parts.slice(0, -1).join('/node_modules/'), 'node_modules'),
    path.join(site, 'node_modules'),
  );
}

/** Most tools stop at the first post with invalid front matter: those get posts without. */
function copyPosts(from: string, to: string, repairs: boolean): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const text = readFileSync(file, 'utf8');
    writeFile(path.join(to, path.relative(from, file)), repairs ? repair(text) : text);
  }
}

function repair(text: string): string {
  const quoted = (_: string, title: string): string => `title: '${title.replaceAll("'", "''")}'`;
  return text.trimStart().replace(/^title: '(.*)'$/m, quoted);
}

function writeFile(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
