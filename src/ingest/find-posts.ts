import { isUtf8 } from 'node:buffer';
import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from './problem.ts';

/** A file that is to become an article, or a place where one should be and cannot be read. */
export type FoundPost = {
  /** Path below the content folder, with `/`. */
  file: string;
  /** Where it is on disk, in the bytes of the file system: not every name is UTF-8. */
  source: Buffer;
  problem: Problem | null;
};

type Folder = { name: string; source: Buffer };

const postName = /\.(md|markdown)$/i;

/**
 * Lists the posts below a content folder, sorted by path so that a build does not depend on the file
 * system's order. Names that begin with a dot and `node_modules` are passed over, as Hexo does.
 *
 * Links to files and folders inside the content folder are followed, loops listed. A link that leads out of it is listed as
 * unreadable: a site is public, and a folder of posts from elsewhere could name any file of this machine. Copy such posts into the
 * content folder, or mount their folder there.
 * @throws when the content folder itself cannot be read.
 */
export function findPosts(content: string): FoundPost[] {
  const found: FoundPost[] = [];
  const root = realPathOf(content);
  const add = (file: string, source: Buffer, detail: string | null): void => {
    found.push({ file, source, problem: detail === null ? null : { code: 'unreadable', detail } });
  };

  const visit = (folder: Folder, ancestors: readonly string[]): void => {
    const { dev, ino } = statSync(folder.source, { bigint: true });
    const real = `${dev}:${ino}`;
    if (ancestors.includes(real)) {
      add(folder.name, folder.source, 'a link that leads back to a folder above it');
      return;
    }
    for (const entry of readdirSync(folder.source, { withFileTypes: true, encoding: 'buffer' })) {
      const name = decodeName(entry.name);
      if (name.startsWith('.') || name === 'node_modules') continue;
      const file = folder.name ? `${folder.name}/${name}` : name;
      const source = Buffer.concat([folder.source, Buffer.from('/'), entry.name]);
      try {
        const kind = kindOf(entry, source);
        const isPlace = kind === 'folder' || postName.test(name);
        if (isPlace && entry.isSymbolicLink() && !isInside(root, realPathOf(source)))
          add(file, source, 'a link out of the content folder');
        else if (kind === 'folder') visit({ name: file, source }, [...ancestors, real]);
        else if (postName.test(name)) add(file, source, kind === 'file' ? null : 'not a regular file');
      } catch (error) {
        add(file, source, reasonOf(error));
      }
    }
  };

  visit({ name: '', source: Buffer.from(content) }, []);
  return found.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** What the system says, without the path, which the report has already. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ELOOP') return 'a link that leads to itself';
  if (code === 'ENOENT') return 'a link to a file that is not there';
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it';
  return error instanceof Error ? error.message : String(error);
}

/** Names that are not UTF-8 come from archives that were packed on a Chinese Windows. */
function decodeName(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : new TextDecoder('gb18030').decode(bytes);
}

/** In Latin-1, which keeps each byte of a name that is not UTF-8. */
function realPathOf(file: string | Buffer): string {
  return realpathSync(file, { encoding: 'buffer' }).toString('latin1');
}

function isInside(root: string, file: string): boolean {
  const [first] = path.relative(root, file).split(path.sep);
  return first !== '..' && !path.isAbsolute(path.relative(root, file));
}

function kindOf(entry: Dirent<Buffer>, file: Buffer): 'file' | 'folder' | 'other' {
  const stats = entry.isSymbolicLink() ? statSync(file) : entry;
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'other';
}
