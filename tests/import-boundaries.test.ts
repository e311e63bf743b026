import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// The table of docs/architecture.md, each line broken once. Biome looks at all the files below in one run, in a folder of its own.

const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
const rule = 'lint/style/noRestrictedImports';

type Case = { file: string; from: string };

/** File by file, what it may not import. The file name tells which boundary is meant. */
const refused: readonly [file: string, imports: readonly string[]][] = [
  [
    'src/contract/row.ts',
    [
      '#text/fold.ts',
      '#ingest/report.ts',
      '#proxy/node.ts',
      '#reader/app.tsx',
      '#cli/serve.ts',
      '../text/fold.ts',
    ],
  ],
  ['src/contract/row.ts', ['node:fs', 'node:crypto', 'react', 'react-dom', 'hono']],
  ['src/contract/deep/er/row.ts', ['#text/fold.ts', '../../row.ts', 'node:fs']],
  [
    'src/text/fold.ts',
    ['#ingest/report.ts', '#proxy/node.ts', '#reader/app.tsx', '#cli/serve.ts', '../contract/row.ts'],
  ],
  ['src/text/fold.ts', ['node:fs', 'react', 'react-dom', 'hono']],
  [
    'src/search/engine.ts',
    [
      '#ingest/report.ts',
      '#proxy/node.ts',
      '#reader/app.tsx',
      '#cli/serve.ts',
      '../text/fold.ts',
      'node:fs',
      'react',
    ],
  ],
  [
    'src/publish/xml.ts',
    [
      '#ingest/report.ts',
      '#proxy/node.ts',
      '#reader/app.tsx',
      '#cli/serve.ts',
      '#search/engine.ts',
      'node:fs',
      'react',
    ],
  ],
  ['src/contract/row.ts', ['#publish/xml.ts']],
  ['src/text/fold.ts', ['#search/engine.ts', '#publish/xml.ts']],
  ['src/contract/row.ts', ['#search/engine.ts']],
  ['src/proxy/app.ts', ['#search/engine.ts']],
  ['src/ingest/report.ts', ['#reader/app.tsx', '#proxy/node.ts', '#cli/serve.ts', '../contract/row.ts']],
  ['src/ingest/report.ts', ['react', 'react-dom', 'react-router', 'hono']],
  ['src/ingest/archive/site-files.ts', ['#reader/data/queries.ts', '#cli/progress.ts', '../report.ts']],
  [
    'src/proxy/app.ts',
    ['#reader/app.tsx', '#ingest/report.ts', '#cli/serve.ts', '#text/fold.ts', '../contract/row.ts'],
  ],
  [
    'src/edge/edge.ts',
    [
      '#reader/app.tsx',
      '#ingest/report.ts',
      '#cli/serve.ts',
      'node:fs',
      'react',
      'react-dom',
      '../contract/row.ts',
    ],
  ],
  ['src/ingest/report.ts', ['#edge/edge.ts']],
  ['src/proxy/app.ts', ['#edge/edge.ts']],
  ['src/search/engine.ts', ['#edge/edge.ts']],
  ['src/reader/routes/article.tsx', ['#edge/edge.ts']],
  [
    'src/reader/main.tsx',
    ['#ingest/report.ts', '#proxy/node.ts', '#cli/serve.ts', 'node:fs', '../contract/row.ts'],
  ],
  [
    'src/reader/routes/article.tsx',
    ['#ingest/report.ts', '#proxy/node.ts', '#cli/serve.ts', 'node:path', '../app.tsx'],
  ],
  ...['data', 'state', 'ui', 'i18n'].map((folder): [string, string[]] => [
    `src/reader/${folder}/x.ts`,
    [
      '#reader/features/list/list.tsx',
      '#reader/routes/article.tsx',
      '#ingest/report.ts',
      '#proxy/node.ts',
      '#cli/serve.ts',
      'node:fs',
      '../features/list/list.tsx',
    ],
  ]),
  [
    'src/reader/features/list/list.tsx',
    [
      '#reader/routes/article.tsx',
      '#reader/features/places/places-tree.tsx',
      '#ingest/report.ts',
      '#proxy/node.ts',
      '#cli/serve.ts',
      'node:fs',
      '../places/places-tree.tsx',
    ],
  ],
];

/** What the same files may import. */
const allowed: readonly [file: string, imports: readonly string[]][] = [
  ['src/contract/row.ts', ['./article.ts', '#contract/article.ts', 'valibot']],
  ['src/search/engine.ts', ['./grams.ts', '#search/grams.ts', '#text/fold.ts', '#contract/row.ts']],
  ['src/text/fold.ts', ['./excerpt.ts', '#text/excerpt.ts', '#contract/row.ts']],
  [
    'src/ingest/report.ts',
    ['./problem.ts', '#ingest/problem.ts', '#contract/row.ts', '#text/fold.ts', 'node:fs', 'js-yaml'],
  ],
  ['src/proxy/app.ts', ['./errors.ts', '#contract/proxy-url.ts', 'hono', 'hono/etag', 'node:net']],
  [
    'src/edge/edge.ts',
    ['./answers.ts', '#contract/row.ts', '#search/engine.ts', '#publish/feed.ts', '#proxy/worker-proxy.ts'],
  ],
  [
    'src/reader/main.tsx',
    ['./app.tsx', '#reader/routes/article.tsx', '#contract/row.ts', '#text/fold.ts', 'react'],
  ],
  [
    'src/reader/routes/article.tsx',
    ['#reader/features/list/list.tsx', '#reader/data/queries.ts', '#reader/ui/sheet.tsx'],
  ],
  ...['data', 'state', 'ui', 'i18n'].map((folder): [string, string[]] => [
    `src/reader/${folder}/x.ts`,
    ['./y.ts', '#reader/ui/sheet.tsx', '#contract/row.ts', '#text/fold.ts', 'react'],
  ]),
  [
    'src/reader/features/list/list.tsx',
    ['./row.tsx', '#reader/data/queries.ts', '#reader/ui/sheet.tsx', '#contract/row.ts'],
  ],
  [
    'src/cli/serve.ts',
    ['#ingest/report.ts', '#proxy/node.ts', '#contract/row.ts', '#text/fold.ts', 'node:fs', 'hono'],
  ],
  // Tests may join what programs may not.
  ['src/contract/row.test.ts', ['node:fs', '#ingest/report.ts']],
  ['src/reader/features/list/list.test.tsx', ['#reader/routes/article.tsx', 'node:fs']],
];

/** The ways to write an import; each must be seen. */
const forms: readonly [name: string, write: (from: string) => string][] = [
  ['import', (from) => `import { x } from '${from}';\nconsole.log(x);\n`],
  ['import type', (from) => `import type { x } from '${from}';\nexport type X = x;\n`],
  ['export from', (from) => `export { x } from '${from}';\n`],
  ['import()', (from) => `export const load = () => import('${from}');\n`],
];

let folder: string;
/** The files in which Biome found the rule broken. */
let reported: ReadonlySet<string>;

const flatten = (table: readonly [file: string, imports: readonly string[]][]): Case[] =>
  table.flatMap(([file, imports]) => imports.map((from) => ({ file, from })));

const cases = [...flatten(refused), ...flatten(allowed)];

/** Each case and form has its own file, in the folder of the file it stands for. */
function fileOf({ file, from }: Case, form: number): string {
  const number = cases.findIndex((other) => other.file === file && other.from === from);
  return file.replace(/[^/.]+(?=\.(test\.)?tsx?$)/, `case-${number}-${form}`);
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lectern-boundaries-'));
  cpSync('biome.json', path.join(folder, 'biome.json'));
  for (const one of cases) {
    forms.forEach(([, write], form) => {
      const target = path.join(folder, fileOf(one, form));
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, write(one.from));
    });
  }
  const options = ['lint', '--reporter=json', '--max-diagnostics=none', '--vcs-enabled=false', '.'];
  // It ends with 1 because it finds what we put there.
  const { stdout } = await promisify(execFile)(process.execPath, [biome, ...options], {
    cwd: folder,
    maxBuffer: 100 * 1024 * 1024,
  }).catch((error: { stdout: string }) => error);
  const { diagnostics } = JSON.parse(stdout);
  reported = new Set(
    diagnostics
      .filter(({ category }: { category: string }) => category === rule)
      .map(({ location }: { location: { path: string } }) => location.path.replaceAll('\\', '/')),
  );
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const formsReported = (one: Case): string[] =>
  forms.filter((_, form) => reported.has(fileOf(one, form))).map(([name]) => name);

describe('import boundaries', () => {
  it.each(flatten(refused))('$file may not import $from', (one) => {
    expect(formsReported(one)).toEqual(forms.map(([name]) => name));
  });

  it.each(flatten(allowed))('$file may import $from', (one) => {
    expect(formsReported(one)).toEqual([]);
  });

  it('are all of biome.json: each of its groups is broken here', () => {
    const { overrides } = JSON.parse(readFileSync('biome.json', 'utf8'));
    const folders = overrides.flatMap(({ includes }: { includes: string[] }) =>
      includes.filter((glob) => !glob.startsWith('!')),
    );
    const matches = (glob: string): boolean => refused.some(([file]) => path.matchesGlob(file, glob));
    expect(folders.length).toBeGreaterThan(0);
    expect(folders.filter((glob: string) => !matches(glob))).toEqual([]);
  });
});
