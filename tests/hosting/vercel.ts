import { readFileSync } from 'node:fs';
import { fileOrFolder, imitateHost, type RunningHost } from './imitated-host.ts';

type Settings = { headers: { source: string; headers: { key: string; value: string }[] }[] };

/**
 * Vercel with docs/hosting/vercel.json: a folder's page with and without a slash (`trailingSlash` is not set), 404.html with status 404. Its patterns are
 * path-to-regexp's; ours have groups alone, which mean the same there as in a regular expression.
 */
export function startVercel(root: string): Promise<RunningHost> {
  const { headers: rules }: Settings = JSON.parse(readFileSync('docs/hosting/vercel.json', 'utf8'));
  const find = fileOrFolder(null);
  return imitateHost(root, {
    choose: (file, isFile) => find(file, isFile) ?? { file: '404.html', status: 404 },
    codings: ['br', 'gzip'],
    headers(file) {
      const own = rules.filter(({ source }) => new RegExp(`^${source}$`).test(`/${file}`));
      return Object.fromEntries([
        ['cache-control', 'public, max-age=0, must-revalidate'],
        ...own.flatMap(({ headers }) => headers.map(({ key, value }) => [key.toLowerCase(), value])),
      ]);
    },
  });
}
