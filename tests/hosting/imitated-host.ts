import { readFileSync, statSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { contentTypeOf, isCompressible } from '#contract/content-types.ts';

/** A host that runs. */
export type RunningHost = { origin: string; close: () => Promise<void> };

/** What a host does with a path: a file with a status, or another path. */
export type Choice = { file: string; status: number } | { location: string; status: number } | null;

export type HostRules = {
  /** `isFile` knows files below the host's root. */
  choose: (file: string, isFile: (file: string) => boolean) => Choice;
  /** What it compresses with, best first. */
  codings: readonly ('br' | 'gzip')[];
  headers: (file: string) => Readonly<Record<string, string>>;
};

/** Serves a folder by the rules of a host that cannot be run here. */
export async function imitateHost(
  root: string,
  { choose, codings, headers }: HostRules,
): Promise<RunningHost> {
  const isFile = (file: string): boolean =>
    statSync(path.join(root, file), { throwIfNoEntry: false })?.isFile() ?? false;

  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://host.example');
    const asked = decodeURIComponent(url.pathname.slice(1));
    const choice = choose(asked, isFile);
    for (const [name, value] of Object.entries(headers(asked))) response.setHeader(name, value);
    if (choice === null) return response.writeHead(404).end('not here');
    if ('location' in choice)
      return response.writeHead(choice.status, { location: `/${choice.location}${url.search}` }).end();
    const type = contentTypeOf(choice.file);
    response.setHeader('content-type', type);
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const coding = isCompressible(type) ? codings.find((name) => accepted.includes(name)) : undefined;
    const content = readFileSync(path.join(root, choice.file));
    if (coding) response.setHeader('content-encoding', coding);
    response.writeHead(choice.status);
    if (request.method === 'HEAD') return response.end();
    return response.end(coding === 'br' ? brotliCompressSync(content) : coding ? gzipSync(content) : content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A file at its own path, the page of a folder, or a redirect to it with this status. */
export function fileOrFolder(redirectStatus: number | null) {
  return (file: string, isFile: (file: string) => boolean): Choice => {
    if (file !== '' && isFile(file)) return { file, status: 200 };
    const isFolder = file === '' || file.endsWith('/');
    const page = isFolder ? `${file}index.html` : `${file}/index.html`;
    if (!isFile(page)) return null;
    return isFolder || redirectStatus === null
      ? { file: page, status: 200 }
      : { location: `${file}/`, status: redirectStatus };
  };
}
