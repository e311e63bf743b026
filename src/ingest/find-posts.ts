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

type Folder = Pick<FoundPost, 'file' | 'source'>;
type Kind = 'file' | 'folder' | 'other';

const postName = /\.(md|markdown)$/i;

/**
 * Goes through the posts below a content folder in the order of their paths, so that a build does not depend on the file
 * system's; one folder's names at a time are in memory. Names that begin with a dot and `node_modules` are passed over, as Hexo does.
 *
 * Links to files and folders inside the content folder are followed, loops listed. A link that leads out of it is listed as
 * unreadable: a site is public, and a folder of posts from elsewhere could name any file of this machine. Copy such posts into the
 * content folder, or mount their folder there.
 * @throws when the content folder itself cannot be read.
 */
export function* findPosts(content: string): Generator<FoundPost> {
  const root = realPathOf(content);

  function* visit(folder: Folder, ancestors: readonly string[]): Generator<FoundPost> {
    const { dev, ino } = statSync(folder.source, { bigint: true });
    const real = `${dev}:${ino}`;
    if (ancestors.includes(real)) {
      yield unreadable(folder, 'a link that leads back to a folder above it');
      return;
    }
    for (const { kind, problem, ...place } of list(folder, root)) {
      if (problem !== null) yield unreadable(place, problem);
      else if (kind === 'file') yield { ...place, problem: null };
      else yield* tryVisit(place, [...ancestors, real]);
    }
  }

  function* tryVisit(folder: Folder, ancestors: readonly string[]): Generator<FoundPost> {
    try {
      yield* visit(folder, ancestors);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      yield unreadable(folder, reasonOf(error));
    }
  }

  yield* visit({ file: '', source: Buffer.from(content) }, []);
}

type Listed = Folder & { kind: Kind; problem: string | null };

/** Posts and folders inside a folder, in the order that their paths have: that of a folder goes on with `/`. */
function list(folder: Folder, root: string): Listed[] {
  const listed: Listed[] = [];
  for (const entry of readdirSync(folder.source, { withFileTypes: true, encoding: 'buffer' })) {
    const name = decodeName(entry.name);
    if (name.startsWith('.') || name === 'node_modules') continue;
    const file = folder.file ? `${folder.file}/${name}` : name;
    const source = Buffer.concat([folder.source, Buffer.from('/'), entry.name]);
    const isPost = postName.test(name);
    try {
      const kind = kindOf(entry, source);
      if (kind !== 'folder' && !isPost) continue;
      const isOutside = entry.isSymbolicLink() && !isInside(root, realPathOf(source));
      const problem = isOutside
        ? 'a link out of the content folder'
        : kind === 'other'
          ? 'not a regular file'
          : null;
      listed.push({ file, source, kind, problem });
    } catch (error) {
      listed.push({ file, source, kind: 'other', problem: reasonOf(error) });
    }
  }
  const keyOf = ({ file, kind }: Listed): string => (kind === 'folder' ? `${file}/` : file);
  return listed.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function unreadable({ file, source }: Folder, detail: string): FoundPost {
  return { file, source, problem: { code: 'unreadable', detail } };
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

function kindOf(entry: Dirent<Buffer>, file: Buffer): Kind {
  const stats = entry.isSymbolicLink() ? statSync(file) : entry;
  if (stats.isDirectory()) return 'folder';
  return stats.isFile() ? 'file' : 'other';
}
