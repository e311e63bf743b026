import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';

/** A server of pictures that a test plays. `/800x600.png` is a picture of that size; other paths do what their names say. */
export type PictureServer = {
  port: number;
  asked: IncomingMessage[];
  /** Paths that are refused from now on. */
  refuse: Set<string>;
  stop: () => void;
};

export async function playPictures(): Promise<PictureServer> {
  const asked: IncomingMessage[] = [];
  const refuse = new Set<string>();
  const server = await listen(
    createServer((request, response) => {
      asked.push(request);
      void answer(request, response, refuse);
    }),
  );
  const stop = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { port: portOf(server), asked, refuse, stop };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  refuse: ReadonlySet<string>,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://any');
  if (refuse.has(pathname)) return void response.writeHead(403).end();
  if (pathname.startsWith('/gone')) return void response.writeHead(404).end();
  if (pathname.startsWith('/broken')) return void response.writeHead(500).end();
  if (pathname.startsWith('/slow')) return;
  const [, width, height, kind = 'png'] = /(\d+)x(\d+)\.(png|gif)$/.exec(pathname) ?? [];
  if (width === undefined || height === undefined) return void response.writeHead(404).end();
  const size = { width: Number(width), height: Number(height) };
  const picture = kind === 'gif' ? await movingPicture(size) : await drawnPicture(size);
  response.writeHead(200, { 'content-type': `image/${kind}` }).end(picture);
}

/** Hills under a sky, with marks down the side: one sees at once what is cut, stretched or turned. */
export async function drawnPicture({ width, height }: { width: number; height: number }): Promise<Buffer> {
  const unit = Math.min(width, height);
  const marks = Array.from({ length: Math.floor(height / 200) }, (_, number) => {
    const y = (number + 1) * 200;
    return `<text x="12" y="${y}" font-size="${Math.min(unit / 8, 40)}" fill="#fff8">${y}</text>`;
  });
  return sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="100%" height="100%" fill="#c9d6d8"/><circle cx="${width * 0.72}" cy="${height * 0.3}" r="${unit * 0.12}" fill="#d8532f"/>
<path d="M0 ${height * 0.7} Q${width * 0.3} ${height * 0.4} ${width * 0.6} ${height * 0.68} T${width} ${height * 0.6} V${height} H0z" fill="#4c6b5d"/>
<path d="M0 ${height * 0.85} Q${width * 0.4} ${height * 0.66} ${width} ${height * 0.86} V${height} H0z" fill="#2f4239"/>${marks.join('')}</svg>`),
  )
    .png()
    .toBuffer();
}

async function movingPicture({ width, height }: { width: number; height: number }): Promise<Buffer> {
  const frames = ['#d8532f', '#4c6b5d', '#c9d6d8'].map((background) =>
    sharp({ create: { width, height, channels: 3, background } })
      .png()
      .toBuffer(),
  );
  return sharp(await Promise.all(frames), { join: { animated: true } })
    .gif({ delay: [400, 400, 400], loop: 0 })
    .toBuffer();
}

export async function listen(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

export function portOf(server: Server): number {
  const address = server.address() as AddressInfo;
  return address.port;
}
