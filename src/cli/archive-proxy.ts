import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { archiveFilePath, manifestFile } from '#contract/archive-files.ts';
import { parseHosts, proxiedHosts } from '#contract/hosts.ts';
import { parseManifest } from '#contract/manifest.ts';
import type { NodeProxy } from '#proxy/node.ts';

export type ImageProxy = Pick<NodeProxy, 'fetch' | 'close'>;

/** Makes a proxy for the hosts that an archive names. */
export type CreateProxy = (allowHosts: readonly string[]) => ImageProxy;

const graceMs = 60_000;

/** The proxy for a site's archive as it is now: `lectern ingest` may bring new hosts while the server runs. */
export function openArchiveProxy(site: string, createProxy: CreateProxy): ImageProxy {
  const manifest = path.join(site, manifestFile);
  let current: { proxy: ImageProxy; mtimeMs: number } | null = null;
  return {
    async fetch(request, bindings) {
      const { mtimeMs } = statSync(manifest);
      if (current?.mtimeMs !== mtimeMs) {
        const old = current;
        current = { proxy: createProxy(imageHosts(site)), mtimeMs };
        // Pictures that are on their way may arrive.
        if (old) setTimeout(() => void old.proxy.close(), graceMs).unref();
      }
      return current.proxy.fetch(request, bindings);
    },
    close: async () => current?.proxy.close(),
  };
}

function imageHosts(site: string): string[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(site, file), 'utf8'));
  const { hosts } = parseManifest(read(manifestFile));
  return proxiedHosts(parseHosts(read(archiveFilePath('hosts', hosts))));
}
