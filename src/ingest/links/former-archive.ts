import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Addresses, parseAddresses } from '#contract/addresses.ts';
import { type ArchiveFileKind, archiveFilePath, manifestFile } from '#contract/archive-files.ts';
import type { PackEntry } from '#contract/article.ts';
import { type Manifest, NewerFormatError, parseManifest } from '#contract/manifest.ts';
import { packNumber, parseDirectory, parsePack } from '#contract/pack.ts';
import { BuildError } from '#ingest/build-error.ts';

/** The archive that a site had before this build: what stands at its addresses is not to be forgotten. */
export type FormerArchive = {
  manifest: Manifest;
  addresses: () => Promise<Addresses[]>;
  /** What is at these addresses; asks for each pack once. */
  entries: (ids: readonly string[]) => AsyncGenerator<PackEntry>;
  /** Names of all packs in order. */
  packNames: () => Promise<readonly string[]>;
};

/**
 * Opens the archive of a site in a folder or at an address.
 * @param site the site's folder or its http(s) address.
 * @returns `null` when there is none.
 * @throws BuildError when there is one that cannot be read: to go on would break its links.
 */
export async function openFormerArchive(site: string): Promise<FormerArchive | null> {
  const read = /^https?:\/\//.test(site) ? fetchFrom(site) : readFrom(site);
  const text = await read(manifestFile);
  if (text === null) return null;
  const broken = (what: string, error: unknown): BuildError =>
    new BuildError(
      'former-archive',
      `the archive of ${site} cannot be read (${what}: ${error instanceof Error ? error.message : error}): its addresses would be lost; ` +
        'mend it, or delete its archive folder to begin anew',
    );
  const readNamed = async <Value>(
    kind: ArchiveFileKind,
    name: string,
    parse: (json: unknown) => Value,
  ): Promise<Value> => {
    const file = archiveFilePath(kind, name);
    try {
      const content = await read(file);
      if (content === null) throw new Error('missing');
      return parse(JSON.parse(content));
    } catch (error) {
      throw broken(file, error);
    }
  };

  const manifest = parse(text);
  let names: Promise<readonly string[]> | undefined;
  const packNames = (): Promise<readonly string[]> => {
    names ??= Promise.all(
      manifest.packs.directories.map((name) => readNamed('directories', name, parseDirectory)),
    ).then((directories) => directories.flat());
    return names;
  };

  function parse(json: string): Manifest {
    try {
      return parseManifest(JSON.parse(json));
    } catch (error) {
      if (error instanceof NewerFormatError)
        throw new BuildError(
          'former-archive',
          `${error.message}: install a newer Lectern to build this site`,
        );
      throw broken(manifestFile, error);
    }
  }

  return {
    manifest,
    packNames,
    addresses: () =>
      Promise.all(manifest.packs.addresses.map((name) => readNamed('addresses', name, parseAddresses))),
    async *entries(ids) {
      const byPack = new Map<number, string[]>();
      for (const id of ids) {
        const number = packNumber(id, manifest.packs.count);
        const others = byPack.get(number);
        if (others) others.push(id);
        else byPack.set(number, [id]);
      }
      for (const [number, wanted] of [...byPack].sort(([a], [b]) => a - b)) {
        const pack = await readNamed('packs', (await packNames())[number] ?? '', parsePack);
        for (const id of wanted) {
          const entry = pack.get(id);
          if (entry) yield entry;
        }
      }
    },
  };
}

type Read = (file: string) => Promise<string | null>;

function readFrom(site: string): Read {
  return async (file) => {
    try {
      return await readFile(path.join(site, file), 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
        return null;
      throw error;
    }
  };
}

const timeoutMs = 60_000;

function fetchFrom(site: string): Read {
  const root = site.endsWith('/') ? site : `${site}/`;
  return async (file) => {
    const url = new URL(file, root);
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
      if (response.status === 404 || response.status === 410) return null;
      if (!response.ok) throw new Error(`status ${response.status}`);
      return await response.text();
    } catch (error) {
      const cause =
        error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
      throw new BuildError(
        'former-archive',
        `${url.href} cannot be fetched: ${cause}; try again, or leave --previous out`,
      );
    }
  };
}
