import { serve as listen } from '@hono/node-server';
import { createNodeProxy, type NodeProxyOptions } from '#proxy/node.ts';
import type { ImageProxy } from './archive-proxy.ts';
import { parseServeOptions, serveHelp } from './serve-options.ts';
import { createSiteServer } from './site-server.ts';
import { UsageError } from './usage-error.ts';

/** A picture's address of 8 KiB is up to three times as long when it is percent-encoded; Node's own limit is 16 KiB. */
const maxHeaderSize = 40 * 1024;

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
  const site = createSiteServer(options.site, createProxy, options.isBehindProxy);
  return new Promise((resolve, reject) => {
    const { port, host: hostname } = options;
    const listenOptions = { fetch: site.fetch, port, hostname, serverOptions: { maxHeaderSize } };
    const server = listen(listenOptions, ({ port }) => {
      const host = options.host.includes(':') ? `[${options.host}]` : options.host;
      process.stdout.write(`listening on http://${host}:${port}${site.base}\n`);
    });
    server.on('error', (error) => reject(isPortTaken(error) ? portTaken(port) : error));
    const stop = (): void => {
      server.close(() => resolve(0));
      if ('closeAllConnections' in server) server.closeAllConnections();
      void site.close();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
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
