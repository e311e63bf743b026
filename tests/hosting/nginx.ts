import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RunningHost } from './imitated-host.ts';
import { startServer } from './installed-server.ts';

/** Runs docs/hosting/nginx.conf with a root, a port and a base of our own. */
export function startNginx(binary: string, root: string, base: string): Promise<RunningHost> {
  const folder = path.dirname(root);
  const file = path.join(folder, 'nginx.conf');
  const site = (port: number): string =>
    readFileSync('docs/hosting/nginx.conf', 'utf8')
      .replace('listen 80;', `listen 127.0.0.1:${port};`)
      .replace('root /srv/site;', `root ${root};`)
      .replaceAll('~^/', `~^${base}`)
      .replaceAll('~ ^/', `~ ^${base}`)
      .replaceAll(' /404.html', ` ${base}404.html`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/nginx-${name};`)
    .join(' ');
  const configure = (port: number): string =>
    `daemon off; pid ${folder}/nginx.pid; error_log stderr; ${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http { access_log off; ${temporary}
${site(port)}
}
`;
  return startServer(binary, ['-p', folder, '-c', file, '-e', 'stderr'], { file, configure });
}
