import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RunningHost } from './imitated-host.ts';
import { startServer } from './installed-server.ts';

/** Runs docs/hosting/Caddyfile with a root, a port and a base of our own. */
export function startCaddy(binary: string, root: string, base: string): Promise<RunningHost> {
  const file = path.join(path.dirname(root), 'Caddyfile');
  const configure = (port: number): string => {
    const site = readFileSync('docs/hosting/Caddyfile', 'utf8')
      .replace('reader.example.com {', `http://127.0.0.1:${port} {`)
      .replace('/srv/site', root)
      .replaceAll('^/', `^${base}`)
      .replaceAll(' /404.html', ` ${base}404.html`);
    return `{\n\tadmin off\n\tauto_https off\n}\n${site}`;
  };
  return startServer(binary, ['run', '--adapter', 'caddyfile', '--config', file], { file, configure });
}
