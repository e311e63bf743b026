import net from 'node:net';
import { mirrorPictures } from '#cli/mirror-pictures.ts';
import { createNodeProxy } from '#proxy/node.ts';

// node mirror-run.ts FOLDER PORT TARGET…: one run of `lectern mirror` whose hosts are all played by a server on this port of loopback.

const [folder = '', port = '', ...targets] = process.argv.slice(2);
const key = 'a key for a process';
const proxy = createNodeProxy({
  keys: [key],
  lookup: async () => [{ address: '93.184.216.34', family: 4 }],
  connect: () => net.connect({ host: '127.0.0.1', port: Number(port) }),
});
const summary = await mirrorPictures({
  ...{ folder, proxy, key, targets: [targets] },
  ...{ perHost: 2, pauseMs: 0, retry: false, now: () => Math.floor(Date.now() / 1000) },
  ...{ maxBytes: 1e9, maxPictures: Number.POSITIVE_INFINITY },
  signal: new AbortController().signal,
  onListed: () => {},
  onProgress: () => {},
});
await proxy.close();
process.stdout.write(JSON.stringify(summary));
