import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { HttpOptions_Style, Miniflare } from 'miniflare';
import { build } from 'vite';

/** As in wrangler.jsonc; workerd-platform.test.ts compares them. */
export const COMPATIBILITY_DATE = '2026-07-30';
export const COMPATIBILITY_FLAGS = ['enable_request_signal', 'global_fetch_strictly_public'];

/** What tests do with a bucket; the types of Miniflare are those of a package that is not here. */
export interface InstanceBucket {
  put(key: string, content: string | Uint8Array): Promise<unknown>;
  delete(key: string): Promise<void>;
}

/** A running workerd. */
export interface Instance {
  /** Where it listens. */
  url: URL;
  /** Who answers whatever the Worker asks from the network. The address in a request is absolute, and there is no Host. */
  onOutbound: http.RequestListener;
  /** What it wrote to its standard output and error output so far. */
  log(): string;
  /** One of its buckets. */
  bucket(name: string): Promise<InstanceBucket>;
  close(): Promise<void>;
}

/** What wrangler.jsonc would give the Worker. */
export interface InstanceBindings {
  bindings?: Record<string, string>;
  images?: { binding: string };
  r2Buckets?: string[];
  ratelimits?: Record<string, { namespace_id: string; simple: { limit: number; period: 10 | 60 } }>;
}

/** Bundles a Worker, as `wrangler deploy` would, and starts it with all its requests to the network ending at `onOutbound`. */
export async function startInstance(entry: string, bindings: InstanceBindings = {}): Promise<Instance> {
  const upstream = http.createServer({ requireHostHeader: false }, (request, response) =>
    instance.onOutbound(request, response),
  );
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  const { port } = upstream.address() as AddressInfo;
  let log = '';
  const listen = (output: Readable) => void output.on('data', (text) => (log += String(text)));
  const miniflare = new Miniflare({
    modules: [{ type: 'ESModule', path: 'worker.js', contents: await bundle(entry) }],
    compatibilityDate: COMPATIBILITY_DATE,
    compatibilityFlags: COMPATIBILITY_FLAGS,
    // As a forward proxy is asked: with the whole address, so that the scheme and the port are seen.
    outboundService: { external: { address: `127.0.0.1:${port}`, http: { style: HttpOptions_Style.PROXY } } },
    cf: false,
    handleRuntimeStdio(output: Readable, errors: Readable) {
      listen(output);
      listen(errors);
    },
    ...bindings,
  });
  const instance: Instance = {
    url: await miniflare.ready,
    onOutbound: (_, response) => void response.writeHead(404).end(),
    log: () => log,
    bucket: async (name) => (await miniflare.getR2Bucket(name)) as unknown as InstanceBucket,
    async close() {
      await miniflare.dispose();
      upstream.closeAllConnections();
      await new Promise((resolve) => upstream.close(resolve));
    },
  };
  return instance;
}

async function bundle(entry: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    root: path.resolve(import.meta.dirname, '../..'),
    // The conditions of wrangler: packages bring other files for Workers than for browsers.
    ssr: {
      target: 'webworker',
      noExternal: true,
      resolve: { conditions: ['workerd', 'worker', 'module', 'default'] },
    },
    build: { ssr: entry, write: false, minify: false },
  });
  if (!('output' in output)) throw new Error('nothing was bundled');
  return output.output[0].code;
}
