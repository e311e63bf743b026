import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from './problem.ts';

/** A file that is to become an article, or a place where one should be and cannot be read. */
export type FoundPost = { file: string; problem: Problem | null };

const postName = /\.(md|markdown)$/i;

/**
 * Lists the posts below a content folder, sorted by path in code-point order, so that a build does not depend on the file
 * system's order. Names that begin with a dot and `node_modules` are passed over, as Hexo does; links are followed, loops listed.
 * @returns paths below the folder, with `/`.
 * @throws when the content folder itself cannot be read.
 */
export function findPosts(content: string): FoundPost[] {
  const found: FoundPost[] = [];
  const unreadable = (file: string, detail: string): void => {
    found.push({ file, problem: { code: 'unreadable', detail } });
  };

  const visit = (folder: string, ancestors: readonly string[]): void => {
    const real = realpathSync(path.join(content, folder));
    if (ancestors.includes(real)) {
      unreadable(folder, 'a link that leads back to a folder above it');
      return;
    }
    for (const entry of readdirSync(path.join(content, folder), { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const file = folder ? `${folder}/${entry.name}` : entry.name;
      try {
        const kind = kindOf(entry, path.join(content, file));
        if (kind === 'folder') visit(file, [...ancestors, real]);
        else if (postName.test(entry.name)) {
          if (kind === 'file') found.push({ file, problem: null });
          else unreadable(file, 'not a regular file');
        }
      } catch (error) {
        unreadable(file, reasonOf(error));
      }
    }
  };

  visit('', []);
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

function kindOf(entry: Dirent, file: string): 'file' | 'folder' | 'other' {
  const stats = entry.isSymbolicLink() ? statSync(file) : entry;
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'other';
}
