import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { manifestFile } from '#contract/archive-files.ts';
import { parseServeOptions } from './serve-options.ts';

let folder: string;
let site: string;
let keyFile: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lectern-serve-'));
  vi.stubEnv('XDG_CACHE_HOME', path.join(folder, 'caches'));
  site = path.join(folder, 'site');
  mkdirSync(path.dirname(path.join(site, manifestFile)), { recursive: true });
  for (const file of ['index.html', '404.html', manifestFile]) writeFileSync(path.join(site, file), '');
  keyFile = path.join(folder, 'keys');
  writeFileSync(keyFile, '# ours\na key of enough letters\nanother key, the older\n');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('parseServeOptions', () => {
  it('has defaults for everything but the site', () => {
    expect(parseServeOptions([site])).toEqual({
      site,
      port: 4800,
      host: '127.0.0.1',
      isBehindProxy: false,
      log: false,
      proxy: {
        keys: [],
        ports: [80, 443],
        referers: {},
        metrics: false,
        cacheDir: expect.stringMatching(/caches\/lectern\/site-[0-9a-f]{16}-pictures$/),
      },
    });
  });

  it('reads every option', () => {
    const call = '--port 0 --host :: --behind-proxy --log --picture-cache-mb 5 --picture-port 8080 --metrics';
    const more = [
      ...`--proxy-key-file ${keyFile} --picture-cache ${folder}/pictures`.split(' '),
      '--picture-port',
      '8443',
    ];
    const referer = ['--referer', 'i.example=https://www.example/a=b'];
    expect(parseServeOptions([site, ...call.split(' '), ...more, ...referer])).toEqual({
      site,
      port: 0,
      host: '::',
      isBehindProxy: true,
      log: true,
      proxy: {
        keys: ['a key of enough letters', 'another key, the older'],
        ports: [80, 443, 8080, 8443],
        referers: { 'i.example': 'https://www.example/a=b' },
        metrics: true,
        cacheDir: path.join(folder, 'pictures'),
        limits: { maxDiskBytes: 5 * 1024 * 1024 },
      },
    });
  });

  it('keeps nothing on disk when told so', () => {
    expect(parseServeOptions([site, '--no-picture-cache'])?.proxy).not.toHaveProperty('cacheDir');
  });

  it.each([
    [[], /name one site/],
    [['a', 'b'], /name one site/],
    [['nowhere'], /nowhere is no site: there is no such folder; make one with lectern build/],
    [['SITE', '--port', '65536'], /--port 65536: a number from 0 to 65535/],
    [['SITE', '--picture-port', '0'], /--picture-port 0: a number from 1/],
    [['SITE', '--picture-cache-mb', '1e3'], /--picture-cache-mb 1e3: a number/],
    [['SITE', '--referer', 'i.example'], /--referer i.example: a host and an address/],
    [['SITE', '--proxy-key-file', '/nowhere/keys'], /\/nowhere\/keys cannot be read/],
    [['SITE', '--picture-cache', 'SITE/index.html/x'], /--picture-cache .* cannot be written to/],
  ])('refuses %j', (args, message) => {
    expect(() => parseServeOptions(args.map((arg) => arg.replace('SITE', site)))).toThrow(message);
  });

  it('goes on without its usual folder where that cannot be made', () => {
    vi.stubEnv('XDG_CACHE_HOME', path.join(site, 'index.html'));
    const warn = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(parseServeOptions([site])?.proxy).not.toHaveProperty('cacheDir');
    expect(warn).toHaveBeenCalledWith(expect.stringMatching(/^pictures are kept in memory only: /));
    warn.mockRestore();
    vi.stubEnv('XDG_CACHE_HOME', path.join(folder, 'caches'));
  });
});
