import { createServer, type Server } from 'node:http';
import { serve as listen } from '@hono/node-server';
import { canStoreOnDisk } from '#proxy/disk-store-node.ts';
import { createNodeProxy, type NodeProxyOptions } from '#proxy/node.ts';
import { logRequests } from './access-log.ts';
import type { ImageProxy } from './archive-proxy.ts';
import { parseServeOptions, serveHelp } from './serve-options.ts';
import { createSiteServer } from './site-server.ts';
import { stopOnSignal } from './stop-server.ts';
import { UsageError } from './usage-error.ts';

const serverOptions = {
  /** A picture's address of 8 KiB is up to three times as long when it is percent-encoded; Node's own limit is 16 KiB. */
  maxHeaderSize: 40 * 1024,
  /** Longer than web servers before this one keep theirs: who closes first must be the one that sends requests. */
  keepAliveTimeout: 75_000,
};

/** `lectern serve`: runs until it is stopped; returns the exit code. */
export async function serve(args: string[]): Promise<number> {
  const options = parseServeOptions(args);
  if (!options) {
    process.stdout.write(serveHelp);
    return 0;
  }
  const createProxy = (allowHosts: readonly string[]) => createWith({ ...options.proxy, allowHosts });
  // What is wrong with the settings is told now, and not to the first reader.
  await createProxy([]).close();
  if (options.proxy.cacheDir !== undefined && !canStoreOnDisk())
    process.stderr.write('pictures are kept in memory only: Node 22.13 or newer keeps them on disk\n');
  const site = createSiteServer(options.site, createProxy, options.isBehindProxy);
  return new Promise((resolve, reject) => {
    const { port, host: hostname } = options;
    const listenOptions = { fetch: site.fetch, port, hostname, createServer, serverOptions };
    const server = listen(listenOptions, ({ port }) => {
      const host = options.host.includes(':') ? `[${options.host}]` : options.host;
      process.stdout.write(`listening on http://${host}:${port}${site.base}\n`);
    }) as Server;
    server.on('error', (error) => reject(isPortTaken(error) ? portTaken(port) : error));
    if (options.log) logRequests(server, (line) => process.stdout.write(line));
    stopOnSignal(server, () => {
      void site.close();
      resolve(0);
    });
  });
}

function isPortTaken(error: Error): boolean {
  return 'code' in error && error.code === 'EADDRINUSE';
}

function portTaken(port: number): UsageError {
  return new UsageError(`port ${port} is taken; give another with --port, or 0 for a free one`);
}

function createWith(options: NodeProxyOptions): ImageProxy {
  try {
    return createNodeProxy(options);
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
