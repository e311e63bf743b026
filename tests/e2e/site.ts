import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { writeStoryPosts } from './story-posts.ts';

/** The installed command, as a person runs it. */
const lectern = path.resolve('bin/lectern.js');

export type Site = { folder: string; url: string; stop: () => Promise<void> };

/** Builds a site from posts and serves it on a free port. */
export async function openSite(content: string, options: { base?: string } = {}): Promise<Site> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lectern-site-'));
  buildSite(content, folder, options);
  const { url, process: server } = await serveSite(folder);
  const stop = async (): Promise<void> => {
    server.kill();
    await new Promise((resolve) => server.once('exit', resolve));
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, url, stop };
}

export function buildSite(
  content: string,
  folder: string,
  { base = '/', options = [] }: { base?: string; options?: readonly string[] } = {},
): void {
  execFileSync(process.execPath, [
    lectern,
    'build',
    content,
    '--out',
    folder,
    '--base',
    base,
    '--title',
    '书案',
    '--no-cache',
    // Without a cache every build makes all pages again.
    '--pages',
    '100',
    ...options,
  ]);
}

async function serveSite(folder: string): Promise<{ url: string; process: ChildProcess }> {
  const server = spawn(process.execPath, [lectern, 'serve', folder, '--port', '0', '--no-picture-cache'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    server.stdout.on('data', (chunk) => {
      output += String(chunk);
      const address = /listening on (\S+)/.exec(output)?.[1];
      if (address) resolve(address);
    });
    server.once('exit', (code) => reject(new Error(`lectern serve ended with ${code}`)));
  });
  return { url, process: server };
}

/** Tests with the story archive, served once for each worker. Errors in the page fail the test. */
export const test = base.extend<{ pageErrors: string[] }, { site: Site }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const content = mkdtempSync(path.join(os.tmpdir(), 'lectern-posts-'));
      writeStoryPosts(content);
      const site = await openSite(content);
      await use(site);
      await site.stop();
      rmSync(content, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  pageErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      await use(errors);
      base.expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

export const expect = base.expect;
