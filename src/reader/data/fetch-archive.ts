import { type ArchiveFileKind, archiveFilePath, manifestFile } from '#contract/archive-files.ts';
import { ArchiveError } from './archive-error.ts';
import { fetchFile } from './fetch-file.ts';
import { siteRoot } from './site.ts';

/** Fetches a content-hashed file; the browser keeps it for ever. @throws ArchiveError */
export function fetchArchiveFile(kind: ArchiveFileKind, name: string, signal: AbortSignal): Promise<unknown> {
  return fetchJson(archiveFilePath(kind, name), { signal });
}

/**
 * Fetches the manifest. `fresh`: asks the server whether it is still the same, whatever the host lets browsers keep; the first
 * time that would pass by what the page has preloaded. @throws ArchiveError
 */
export function fetchManifest(signal: AbortSignal, { fresh }: { fresh: boolean }): Promise<unknown> {
  return fetchJson(manifestFile, fresh ? { signal, cache: 'no-cache' } : { signal });
}

async function fetchJson(file: string, init: RequestInit): Promise<unknown> {
  const response = await request(new URL(file, siteRoot), init);
  if (response.status === 404) throw new ArchiveError({ kind: 'missing' });
  if (!response.ok) throw new ArchiveError({ kind: 'server', status: response.status });
  try {
    const json: unknown = await response.json();
    return json;
  } catch (cause) {
    throw new ArchiveError({ kind: 'damaged' }, { cause });
  }
}

async function request(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetchFile(url, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ArchiveError({ kind: 'offline' }, { cause });
  }
}
