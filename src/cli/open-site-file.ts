import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';

export type SiteFile = {
  /** Below the site, with slashes. */
  name: string;
  handle: FileHandle;
  size: number;
  /** Other content has another one, as far as the file system tells: size and time, as web servers do it. */
  version: string;
};

/**
 * Opens the file at an address below the site: `"a/3k9v"` and `"a/3k9v/"` are `a/3k9v/index.html` when it is there.
 * @param address as it stands in the request, percent-encoded, without the site's base.
 * @returns `null` when there is none. The caller closes the handle.
 */
export async function openSiteFile(site: string, address: string): Promise<SiteFile | null> {
  const name = fileName(address);
  if (name === null) return null;
  const isFolder = name === '' || name.endsWith('/');
  const file = isFolder ? null : await openFile(site, name);
  return file ?? openFile(site, path.posix.join(name, 'index.html'));
}

/**
 * Decoded once, and of plain names alone: a part that goes up, is empty, begins with a dot (files that are being written, a `.git`
 * that somebody left), or holds what some system takes for a separator, is no file of a site.
 */
function fileName(address: string): string | null {
  try {
    const name = decodeURIComponent(address);
    const isPlain = name.split('/').every((part, index, { length }) => {
      if (part === '') return index === length - 1;
      return part === '.well-known' || !(part.startsWith('.') || /[\\\0]/.test(part));
    });
    return isPlain ? name : null;
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

async function openFile(site: string, name: string): Promise<SiteFile | null> {
  const handle = await openExisting(path.join(site, name));
  if (handle === null) return null;
  const facts = await handle.stat({ bigint: true });
  if (facts.isFile()) {
    const version = `${facts.mtimeNs.toString(36)}-${facts.size.toString(36)}`;
    return { name, handle, size: Number(facts.size), version };
  }
  await handle.close();
  return null;
}

const noSuchFile = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'];

async function openExisting(file: string): Promise<FileHandle | null> {
  try {
    return await open(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && noSuchFile.includes(String(error.code))) return null;
    throw error;
  }
}
