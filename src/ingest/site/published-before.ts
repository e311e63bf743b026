import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { manifestFile } from '#contract/archive-files.ts';
import { writeBeside } from '#ingest/archive/write-beside.ts';
import { programHash } from '#ingest/cache/program-hash.ts';
import { shortHash } from '#ingest/fingerprint.ts';

/** The code that makes files of an archive, in folders of `src`. */
export const templates = ['contract', 'text', 'search', 'publish', 'ingest'];

/**
 * Remembers in a site's cache which files were made of its archive, so that they are not made again of the same.
 * @param name of the state file in the cache.
 * @param options what the files depend on besides the archive.
 */
export function openPublished(site: string, cache: string | null, name: string, options: unknown) {
  const stateFile = cache === null ? null : path.join(cache, name);
  const manifest = readFileSync(path.join(site, manifestFile));
  const key = shortHash(
    Buffer.concat([manifest, Buffer.from(JSON.stringify([programHash(templates), options]))]),
  );
  return {
    /** The files that are there already, all of them; `null` when they have to be made. */
    before(): readonly string[] | null {
      const state = stateFile === null ? null : readState(stateFile);
      const isSame = state?.key === key && state.files.every((file) => existsSync(path.join(site, file)));
      return isSame ? state.files : null;
    },
    save(files: readonly string[]): void {
      if (stateFile === null) return;
      mkdirSync(path.dirname(stateFile), { recursive: true });
      writeBeside(stateFile, JSON.stringify({ key, files }));
    },
  };
}

type State = { key: string; files: string[] };

/** A state that cannot be read says nothing: files are made again. */
function readState(file: string): State | null {
  try {
    const state: Partial<State> | null = JSON.parse(readFileSync(file, 'utf8'));
    return state?.key && Array.isArray(state.files) ? { key: state.key, files: state.files } : null;
  } catch {
    return null;
  }
}
