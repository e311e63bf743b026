import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileOrFolder, imitateHost, type RunningHost } from './imitated-host.ts';

/**
 * Netlify: headers of the file `_headers` (https://docs.netlify.com/manage/routing/headers/), a redirect to the slash of a folder ("pretty URLs",
 * which is how sites begin), 404.html with status 404.
 */
export function startNetlify(root: string): Promise<RunningHost> {
  const rules = parseHeadersFile(readFileSync(path.join(root, '_headers'), 'utf8'));
  const find = fileOrFolder(301);
  return imitateHost(root, {
    choose: (file, isFile) =>
      (file === '_headers' ? null : find(file, isFile)) ?? { file: '404.html', status: 404 },
    codings: ['br', 'gzip'],
    headers: (file) => ({
      'cache-control': 'public,max-age=0,must-revalidate',
      ...headersFor(rules, `/${file}`),
    }),
  });
}

type Rule = { pattern: RegExp; headers: [name: string, value: string][] };

function parseHeadersFile(text: string): Rule[] {
  const rules: Rule[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (line.startsWith('/')) {
      const parts = line
        .trim()
        .split('*')
        .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
      rules.push({ pattern: new RegExp(`^${parts.join('.*')}$`), headers: [] });
      continue;
    }
    const [, name = '', value = ''] = /^\s+([^:\s]+):\s*(.+)$/.exec(line) ?? [];
    const rule = rules.at(-1);
    if (name === '' || !rule) throw new Error(`_headers: ${line}`);
    rule.headers.push([name.toLowerCase(), value]);
  }
  return rules;
}

/** All rules that fit hold; values of one name are joined. */
function headersFor(rules: readonly Rule[], file: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { pattern, headers: own } of rules) {
    if (!pattern.test(file)) continue;
    for (const [name, value] of own)
      headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}
