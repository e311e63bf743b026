import { readFileSync } from 'node:fs';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { proxyPath } from '#contract/proxy-url.ts';
import { createNodeProxy } from '#proxy/node.ts';

// A process of its own: node served.ts proxy|files|memory PICTURE. Prints its address; on each line that it is sent, the CPU time it used.

const [kind, picture = ''] = process.argv.slice(2);

if (kind === 'proxy') await serveProxy();
else if (kind === 'files') serveFiles();
else serveMemory();

async function serveProxy(): Promise<void> {
  const bytes = readFileSync(picture);
  const upstream = http.createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': bytes.length }).end(bytes);
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  const { port } = upstream.address() as AddressInfo;
  const proxy = createNodeProxy({
    allowHosts: ['pics.example'],
    lookup: async () => [{ address: '93.184.216.34', family: 4 }],
    connect: () => net.connect(port, '127.0.0.1'),
  });
  announce((request) => proxy.fetch(request), proxyPath({ target: 'http://pics.example/a.jpg' }));
}

function serveFiles(): void {
  const app = new Hono().use(serveStatic({ root: path.dirname(picture) }));
  announce((request) => app.fetch(request), `/${path.basename(picture)}`);
}

function serveMemory(): void {
  const bytes = readFileSync(picture);
  const headers = { 'content-type': 'image/jpeg', 'content-length': String(bytes.length) };
  announce(() => new Response(bytes, { headers }), '/');
}

function announce(fetch: (request: Request) => Response | Promise<Response>, pathname: string): void {
  serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
    console.log(`http://127.0.0.1:${port}${pathname}`);
  });
  process.stdin.on('data', () => {
    const { user, system } = process.cpuUsage();
    console.log(String((user + system) / 1000));
  });
}
