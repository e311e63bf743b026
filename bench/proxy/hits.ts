import http from 'node:http';
import { type ServerKind, startServer } from './server-process.ts';

/** Hits of one server: how many in a second of wall time, and how much CPU time of the server each one took. */
export type Hits = { perSecond: number; cpuMs: number };

const connections = 16;
const warmUp = 2000;
const counted = 10_000;

/** Asks a server for the same picture again and again, over connections that stay open. */
export async function measureHits(kind: ServerKind, picture: string): Promise<Hits> {
  const server = await startServer(kind, picture);
  try {
    await hit(server.url, warmUp);
    const before = await server.cpuMs();
    const began = performance.now();
    await hit(server.url, counted);
    const seconds = (performance.now() - began) / 1000;
    return { perSecond: counted / seconds, cpuMs: ((await server.cpuMs()) - before) / counted };
  } finally {
    server.stop();
  }
}

async function hit(url: string, count: number): Promise<void> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  let left = count;
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      http
        .get(url, { agent }, (response) => {
          if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
          response.on('end', resolve).on('error', reject).resume();
        })
        .on('error', reject);
    });
  const worker = async (): Promise<void> => {
    while (left-- > 0) await one();
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
}
