import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { serve as listen } from '@hono/node-server';
import { manifestFile } from '#contract/archive-files.ts';
import { createNodeProxy } from '#proxy/node.ts';
import { createSiteServer } from './site-server.ts';
import { UsageError } from './usage-error.ts';

const defaultPort = 4800;
/** A picture's address of 8 KiB is up to three times as long when it is percent-encoded; Node's own limit is 16 KiB. */
const maxHeaderSize = 40 * 1024;

const help = `lectern serve SITE

Serves a site with the image proxy.

  --port N    port to listen on; 0 picks a free one (default ${defaultPort})
  --host H    address to listen on (default 127.0.0.1, this machine only)
`;

/** `lectern serve`: runs until it is stopped; returns the exit code. */
export async function serve(args: string[]): Promise<number> {
  const options = parseServeOptions(args);
  if (!options) {
    process.stdout.write(help);
    return 0;
  }
  const site = createSiteServer(options.site, (allowHosts) => createNodeProxy({ allowHosts }));
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

function parseServeOptions(args: string[]): { site: string; port: number; host: string } | null {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      port: { type: 'string', default: String(defaultPort) },
      host: { type: 'string', default: '127.0.0.1' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const [site] = positionals;
  if (site === undefined || positionals.length > 1) throw new UsageError('name one site: lectern serve SITE');
  for (const file of ['index.html', manifestFile]) {
    if (!existsSync(path.join(site, file))) {
      throw new UsageError(
        `${site} is no site: it has no ${file}; make one with lectern build CONTENT --out ${site}`,
      );
    }
  }
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
  if (!(port <= 65_535)) {
    throw new UsageError(`--port ${values.port}: a number from 0 to 65535`);
  }
  return { site: path.resolve(site), port, host: values.host };
}
