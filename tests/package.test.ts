import { execFileSync, spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Where a shell finds commands that this project has not brought. */
const systemPath = (process.env.PATH ?? '')
  .split(path.delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .join(path.delimiter);

let folder: string;
let app: string;

/** As `npm install` of the tarball would: the package and what it depends on, and nothing that only its development needs. */
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lectern-package-'));
  app = path.join(folder, 'app');
  const [packed] = JSON.parse(npm('pack', '--json', '--pack-destination', folder));
  const modules = path.join(app, 'node_modules');
  mkdirSync(path.join(modules, '.bin'), { recursive: true });
  execFileSync('tar', ['-xzf', path.join(folder, packed.filename), '-C', folder]);
  execFileSync('mv', [path.join(folder, 'package'), path.join(modules, 'lectern')]);
  symlinkSync('../lectern/bin/lectern.js', path.join(modules, '.bin/lectern'));
  const [root = '', ...needed] = npm('ls', '--omit=dev', '--all', '--parseable').trim().split('\n');
  for (const installed of needed) {
    const name = path.relative(path.join(root, 'node_modules'), installed);
    // What lies in another package comes along with it.
    if (name.includes('node_modules') || name.startsWith('..')) continue;
    mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
    symlinkSync(installed, path.join(modules, name));
  }
  mkdirSync(path.join(app, 'posts'));
  writeFileSync(
    path.join(app, 'posts/one.md'),
    '---\ntitle: 第一篇\ndate: 2026-01-02\nthumbnail: https://img.example/a.png\n---\n<p>读书是一件安静的事。</p>\n',
  );
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function npm(...args: string[]): string {
  return execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 });
}

/** Runs the command in the folder as its user does. */
function lectern(...args: string[]): string {
  const env = { ...process.env, PATH: systemPath, XDG_CACHE_HOME: path.join(folder, 'cache') };
  return execFileSync('npx', ['--no', '--', 'lectern', ...args], { cwd: app, env, encoding: 'utf8' });
}

describe('the package', () => {
  it('holds the program compiled, the reader built, and no sources or posts', () => {
    const own = path.join(app, 'node_modules/lectern');
    expect(readdirSync(own).sort()).toEqual([
      'LICENSE',
      'README.md',
      'bin',
      'dist',
      'docs',
      'package.json',
      'templates',
    ]);
    // The schema that an editor checks `lectern.config.json` with.
    expect(readdirSync(path.join(own, 'docs'))).toEqual(['lectern.config.schema.json']);
    const files = readdirSync(path.join(own, 'dist'), { recursive: true, encoding: 'utf8' });
    expect(files).toEqual(expect.arrayContaining(['lib/main.js', 'lib/make-worker.js', 'reader/index.html']));
    expect(files.filter((file) => file.endsWith('.ts'))).toEqual([]);
    for (const file of files.filter((file) => file.startsWith('lib/') && file.endsWith('.js')))
      expect(readFileSync(path.join(own, 'dist', file), 'utf8'), file).not.toContain(process.cwd());
  });

  it('says its version', () => {
    expect(lectern('--version').trim()).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
  });

  it('builds a site in an empty folder, and nothing the second time', () => {
    expect(lectern('build', 'posts', '--out', 'site', '--title', '书案')).toContain('1 posts, 1 articles');
    expect(readFileSync(path.join(app, 'site/index.html'), 'utf8')).toContain('第一篇');
    expect(lectern('build', 'posts', '--out', 'site', '--title', '书案')).toContain('(0 written)');
    expect(lectern('verify', 'site')).toContain('all is well');
    expect(lectern('search', 'site', '安静')).toContain('第一篇');
  }, 60_000);

  it('begins an archive, which builds', () => {
    lectern('init', 'begun', '--title', '我的书案');
    expect(lectern('build', 'begun/posts', '--out', 'begun/site')).toContain('1 articles');
  }, 60_000);

  it('has what its threads run', () => {
    const worker = path.join(app, 'node_modules/lectern/dist/lib/make-worker.js');
    const options = { content: app, site: app, timezone: 'UTC' };
    const script = `
      const { Worker } = require('node:worker_threads');
      const worker = new Worker(${JSON.stringify(worker)}, { workerData: ${JSON.stringify(options)} });
      worker.once('message', () => { console.log('made'); worker.terminate(); });
      worker.postMessage([]);`;
    const env = { ...process.env, PATH: systemPath };
    expect(execFileSync('node', ['-e', script], { env, encoding: 'utf8' })).toBe('made\n');
  });

  it('serves the site', async () => {
    lectern('build', 'posts', '--out', 'site', '--title', '书案');
    const env = { ...process.env, PATH: systemPath, XDG_CACHE_HOME: path.join(folder, 'cache') };
    const server = spawn('npx', ['--no', 'lectern', 'serve', 'site', '--port', '0'], {
      cwd: app,
      env,
      detached: true,
    });
    try {
      const url = await new Promise<string>((resolve, reject) => {
        let output = '';
        server.stdout.on('data', (chunk) => {
          output += String(chunk);
          const address = /listening on (\S+)/.exec(output)?.[1];
          if (address) resolve(address);
        });
        server.once('exit', (code) => reject(new Error(`lectern serve ended with ${code}: ${output}`)));
      });
      expect(await (await fetch(url)).text()).toContain('第一篇');
      expect((await fetch(`${url}img/health`)).status).toBe(200);
    } finally {
      process.kill(-(server.pid ?? 0));
    }
  }, 60_000);
});
