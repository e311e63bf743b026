import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { historyFile } from '#contract/history.ts';
import type { BuildOptions } from '#ingest/build-archive.ts';
import { shortHash } from '#ingest/fingerprint.ts';
import type { BuildSummary } from '#ingest/report.ts';
import { type BuildReport, buildAndReport, buildQuietly } from './build-and-report.ts';
import { readArchive } from './read-archive.ts';
import { settleFiles } from './settle-files.ts';
import { contentsOf, makeFolder } from './temporary-folder.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;
type Options = Partial<BuildOptions>;

/** For tests: posts, which were written long enough ago, the site that is built of them again and again, and its cache. */
export function openCase(files: Files) {
  settleFiles();
  const folder = makeFolder();
  const content = path.join(folder, 'content');
  const site = path.join(folder, 'site');
  const cache = path.join(folder, 'cache');
  mkdirSync(content);

  const write = (changes: Files): void => {
    for (const [file, text] of Object.entries(changes)) {
      mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
      writeFileSync(path.join(content, file), text);
    }
  };
  const build = (options: Options = {}): Promise<BuildReport> =>
    buildAndReport({ content, site, cache, ...options });

  write(files);
  return {
    ...{ content, site, cache, write, build },
    remove: (...gone: string[]): void => {
      for (const file of gone) rmSync(path.join(content, file));
    },
    archive: () => readArchive(site),
    /** Hashes of what the archive's files hold. The history is no part of it: it depends on when builds ran. */
    bytes: () => bytesOf(site),
    /** Without a report, which lets a build pass over what it need not know. */
    buildQuietly: (options: Options = {}): Promise<BuildSummary> =>
      buildQuietly({ content, site, cache, ...options }),
    /**
     * Builds a copy of the site without a cache, one with a copy of the cache and without a report, and then the site itself: what each of them
     * holds and says.
     */
    async buildThrice(options: Options = {}) {
      const [plainSite, quietSite, quietCache] = ['plain', 'quiet', 'quiet-cache'].map((name) => {
        const copy = path.join(folder, name);
        rmSync(copy, { recursive: true, force: true });
        const original = name === 'quiet-cache' ? cache : site;
        if (existsSync(original)) cpSync(original, copy, { recursive: true, preserveTimestamps: true });
        return copy;
      }) as [string, string, string];
      const { rows: plainRows, ...plainSummary } = await buildAndReport({
        content,
        site: plainSite,
        ...options,
      });
      const quietSummary = await buildQuietly({ content, site: quietSite, cache: quietCache, ...options });
      const { rows, ...summary } = await build(options);
      return {
        plain: { bytes: bytesOf(plainSite), rows: plainRows, summary: plainSummary },
        cached: { bytes: bytesOf(site), rows, summary },
        quiet: { bytes: bytesOf(quietSite), rows, summary: quietSummary },
      };
    },
  };
}

function bytesOf(site: string): Record<string, string> {
  const { [historyFile]: _, ...files } = contentsOf(site);
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [file, shortHash(text)]));
}
