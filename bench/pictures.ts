import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Browser, chromium } from '@playwright/test';
import { Hono } from 'hono';
import sharp from 'sharp';
import { createSiteServer } from '#cli/site-server.ts';
import { archiveFilePath, manifestFile } from '#contract/archive-files.ts';
import type { Article } from '#contract/article.ts';
import { parseManifest } from '#contract/manifest.ts';
import { parseDirectory, parsePack } from '#contract/pack.ts';
import { createNodeProxy } from '#proxy/node.ts';
import playwright from '../playwright.config.ts';
import { listen, portOf } from '../tests/e2e/picture-server.ts';
import { listenFor } from '../tests/e2e/picture-site.ts';
import { buildSite } from '../tests/e2e/site.ts';
import { kilobytes } from './print.ts';
import type { Report } from './report.ts';
import type { Workshop } from './workshop.ts';

const host = 'pics.example';
const sample = path.resolve('content');
const folderOfPictures = path.join(sample, 'pictures');

type Weighed = { pictures: number; bytes: number };

/** What the pictures of the sample's longest article weigh on a phone, through the proxy and straight from their server. */
export async function pictures(workshop: Workshop): Promise<Report> {
  const rows: (string | number)[][] = [];
  for (const kind of ['webp', 'jpeg'] as const) {
    const server = await servePictures(kind);
    const browser = await openBrowser(server.port);
    try {
      const site = buildRemote(workshop.place('remote'));
      const { id, title } = longestArticle(site);
      const withProxy = await weighWith(browser, { site, id, port: server.port });
      const without = await weighWithout(browser, { site, id });
      const original = kind === 'webp' ? 'as they are (WebP)' : 'as JPEG';
      rows.push([`${title}, pictures ${original}`, ...cells(without), ...cells(withProxy)]);
    } finally {
      await browser.close();
      server.stop();
    }
  }
  return {
    tables: [
      {
        title:
          'Pictures of the longest article of the sample on a phone (390 px, density 3), read to its end',
        columns: ['article', 'straight', 'KiB', 'through the proxy', 'KiB'],
        rows,
        notes: ['Bodies of all answers that are pictures; the JPEGs are the same pictures at quality 88.'],
      },
    ],
    limits: [],
  };
}

const cells = ({ pictures, bytes }: Weighed) => [pictures, kilobytes(bytes)];

/** The sample with its pictures on a server elsewhere. */
function buildRemote(folder: string): string {
  const content = path.join(folder, 'content');
  cpSync(sample, content, { recursive: true, filter: (file) => file !== folderOfPictures });
  for (const file of readdirSync(content, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.md')) continue;
    const post = path.join(content, file);
    writeFileSync(post, readFileSync(post, 'utf8').replaceAll(/(?<=["( ])\/pictures\//g, `http://${host}/`));
  }
  const site = path.join(folder, 'site');
  mkdirSync(site);
  buildSite(content, site);
  return site;
}

function longestArticle(site: string): Article {
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(site, file), 'utf8'));
  const { packs } = parseManifest(read(manifestFile));
  const names = packs.directories.flatMap((name) =>
    parseDirectory(read(archiveFilePath('directories', name))),
  );
  const articles = names.flatMap((name) =>
    [...parsePack(read(archiveFilePath('packs', name))).values()].filter((entry) => entry.kind === 'article'),
  );
  const [longest] = articles.sort((a, b) => b.html.join('').length - a.html.join('').length);
  if (!longest) throw new Error('the sample has articles');
  return longest;
}

async function servePictures(kind: 'webp' | 'jpeg') {
  const server = await listen(
    createServer((request, response) => {
      void readPicture(request.url ?? '', kind).then(
        (bytes) => response.writeHead(200, { 'content-type': `image/${kind}` }).end(bytes),
        () => response.writeHead(404).end(),
      );
    }),
  );
  return { port: portOf(server), stop: () => server.close() };
}

async function readPicture(url: string, kind: 'webp' | 'jpeg'): Promise<Buffer> {
  const bytes = readFileSync(path.join(folderOfPictures, path.basename(url)));
  return kind === 'webp' ? bytes : sharp(bytes).jpeg({ quality: 88 }).toBuffer();
}

function openBrowser(port: number): Promise<Browser> {
  const { launchOptions } = playwright.use ?? {};
  const args = [...(launchOptions?.args ?? []), `--host-resolver-rules=MAP ${host}:80 127.0.0.1:${port}`];
  return chromium.launch({ ...launchOptions, args });
}

async function weighWith(
  browser: Browser,
  options: { site: string; id: string; port: number },
): Promise<Weighed> {
  const site = createSiteServer(options.site, (allowHosts) =>
    createNodeProxy({
      allowHosts,
      lookup: async () => [{ address: '93.184.216.34', family: 4 }],
      connect: () => net.connect(options.port, '127.0.0.1'),
    }),
  );
  const { url, stop } = await listenFor(site.fetch);
  try {
    return await weigh(browser, `${url}a/${options.id}`);
  } finally {
    stop();
    await site.close();
  }
}

async function weighWithout(browser: Browser, options: { site: string; id: string }): Promise<Weighed> {
  const app = new Hono();
  app.use(serveStatic({ root: options.site }));
  app.notFound((context) => context.html(readFileSync(path.join(options.site, '404.html'), 'utf8')));
  const { url, stop } = await listenFor(app.fetch);
  try {
    return await weigh(browser, `${url}a/${options.id}`);
  } finally {
    stop();
  }
}

/** Opens an article on a phone, reads to its end, and counts the pictures that came. */
async function weigh(browser: Browser, url: string): Promise<Weighed> {
  const phone = {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 3,
    isMobile: true,
    hasTouch: true,
  };
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const weights: Promise<number>[] = [];
  page.on('response', (response) => {
    const isPicture = response.request().resourceType() === 'image' && response.ok();
    if (isPicture && !response.url().endsWith('.svg'))
      weights.push(response.body().then((body) => body.length));
  });
  await page.goto(url);
  await page.locator('[data-article-body] p').first().waitFor();
  await page.evaluate(async () => {
    const end = () => document.documentElement.scrollHeight;
    for (let y = 0; y < end(); y += 400) {
      scrollTo(0, y);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  await page.waitForLoadState('networkidle');
  const bytes = await Promise.all(weights);
  await context.close();
  return { pictures: bytes.length, bytes: bytes.reduce((sum, weight) => sum + weight, 0) };
}
