import { readFileSync } from 'node:fs';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { proxyPath } from '#contract/proxy-url.ts';
import { createNodeProxy } from '#proxy/node.ts';

// A process of its own: node bombed.ts BOMB HARMLESS [ENCODING]. Asks the proxy for a bomb four times at once, at widths of their own,
// and for harmless pictures meanwhile; prints what came of it as JSON.

const [bombFile = '', harmlessFile = '', encoding] = process.argv.slice(2);
const bomb = readFileSync(bombFile);
const harmless = readFileSync(harmlessFile);

const server = http.createServer((request, response) => {
  const isBomb = request.url === '/bomb';
  response.writeHead(200, isBomb && encoding ? { 'content-encoding': encoding } : {});
  response.end(isBomb ? bomb : harmless);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
const proxy = createNodeProxy({
  allowHosts: ['pics.example'],
  lookup: async () => [{ address: '93.184.216.34', family: 4 }],
  connect: () => net.connect(port, '127.0.0.1'),
});

async function ask(name: string, width?: number): Promise<string> {
  const path = proxyPath({ target: `http://pics.example/${name}`, width });
  const headers = { accept: 'image/webp' };
  const response = await proxy.fetch(new Request(`http://reader.example${path}`, { headers }));
  await response.arrayBuffer().catch(() => undefined);
  return response.headers.get('x-lectern-error') ?? response.headers.get('content-type') ?? '';
}

// libvips and what else loads once.
await ask('warm', 320);
const before = process.memoryUsage.rss();
let peak = before;
// The system's own peak of a process begins with that of its parent.
const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 5);
let isOver = false;
const bombs = Promise.all([320, 480, 640, 960].map((width) => ask('bomb', width))).finally(() => {
  isOver = true;
});
let slowestMs = 0;
let harmlessCount = 0;
do {
  const began = performance.now();
  await ask(`harmless-${harmlessCount++}`);
  slowestMs = Math.max(slowestMs, performance.now() - began);
} while (!isOver);
const results = await bombs;
await proxy.close();
server.close();
clearInterval(sampling);
console.log(JSON.stringify({ result: results[0], extraBytes: peak - before, slowestMs, harmlessCount }));
process.exit();
