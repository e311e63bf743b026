import { readFileSync } from 'node:fs';
import net from 'node:net';
import sharp, { type Sharp } from 'sharp';
import { proxyPath } from '#contract/proxy-url.ts';
import { DEFAULT_LIMITS } from '#proxy/limits.ts';
import { createNodeProxy } from '#proxy/node.ts';
import { createNodeResizer } from '#proxy/resizer-node.ts';
import { chooseVariant } from '#proxy/variant.ts';
import { startServer } from './server-process.ts';

/**
 * CPU time of one picture of 1280 to 640 pixels: by the proxy with fetching, checking and keeping; by its resizer; by sharp alone. And
 * what it weighs.
 */
export type Resizing = {
  format: string;
  proxyMs: number;
  resizerMs: number;
  sharpMs: number;
  bytes: number;
  originalBytes: number;
};

const pictures = 40;
const width = 640;

/** Resizes the same picture through the proxy (each time at another address), with its resizer and with sharp alone, in this process. */
export async function measureResizing(format: 'avif' | 'webp' | 'jpeg', picture: string): Promise<Resizing> {
  const original = readFileSync(picture);
  const server = await startServer('memory', picture);
  const port = Number(new URL(server.url).port);
  const proxy = createNodeProxy({
    allowHosts: ['pics.example'],
    lookup: async () => [{ address: '93.184.216.34', family: 4 }],
    connect: () => net.connect(port, '127.0.0.1'),
  });
  let bytes = 0;
  const throughProxy = async (name: string): Promise<void> => {
    const url = `http://reader.example${proxyPath({ target: `http://pics.example/${name}`, width })}`;
    const response = await proxy.fetch(new Request(url, { headers: { accept: `image/${format}` } }));
    bytes = (await response.arrayBuffer()).byteLength;
  };
  const resize = createNodeResizer(DEFAULT_LIMITS);
  const resizer = async (): Promise<void> => {
    const whole = { type: 'image/jpeg' as const, bytes: new Uint8Array(original) };
    await resize(whole, chooseVariant(width, `image/${format}`), AbortSignal.timeout(60_000));
  };
  const alone = async (): Promise<void> => {
    sharp.concurrency(1);
    const image = sharp(original, { sequentialRead: true }).autoOrient().resize({ width });
    await encoders[format](image).toBuffer();
  };
  try {
    for (let round = 0; round < 4; round++)
      await Promise.all([throughProxy(`warm-${round}`), resizer(), alone()]);
    // In turn, so that an hour in which the machine is slow is slow for both.
    let proxyMs = 0;
    let resizerMs = 0;
    let sharpMs = 0;
    for (let number = 0; number < pictures; number++) {
      proxyMs += (await cpuMsOf(() => throughProxy(String(number)))) / pictures;
      resizerMs += (await cpuMsOf(resizer)) / pictures;
      sharpMs += (await cpuMsOf(alone)) / pictures;
    }
    return { format, proxyMs, resizerMs, sharpMs, bytes, originalBytes: original.length };
  } finally {
    await proxy.close();
    server.stop();
  }
}

const encoders = {
  avif: (image: Sharp) => image.avif({ quality: 50, effort: 0 }),
  webp: (image: Sharp) => image.webp({ quality: 75, effort: 4 }),
  jpeg: (image: Sharp) => image.jpeg({ quality: 75, mozjpeg: true }),
};

async function cpuMsOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
