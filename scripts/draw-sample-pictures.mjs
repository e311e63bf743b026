// Draws the pictures of the sample posts: node scripts/draw-sample-pictures.mjs [name…]
// The drawings are code in sample-pictures/; this prints them in a headless Chromium and keeps them as WebP. The results
// are committed, so a build never needs this.
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const sources = new URL('./sample-pictures/', import.meta.url);
const content = new URL('../content/', import.meta.url);
const site = 'http://pictures.test';
const systemChromium = '/usr/bin/chromium';
const largestBytes = 64_000;
const largestScrollBytes = 130_000;
const wanted = process.argv.slice(2);

/** A page that can import the drawings; nothing it asks for leaves this process. */
async function openStudio(browser) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error.stack));
  await page.route('**/*', async (route) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    if (path === '')
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html><meta charset=utf-8>' });
    if (!/^[a-z-]+\.js$/.test(path)) return route.abort();
    return route.fulfill({ contentType: 'text/javascript', body: await readFile(new URL(path, sources)) });
  });
  await page.goto(`${site}/`);
  return page;
}

function print(page, name) {
  return page.evaluate(
    async ([name, largestBytes]) => {
      const { pictures } = await import('/all-pictures.js');
      const { restHand } = await import('/shapes.js');
      restHand();
      const canvas = pictures[name]();
      for (const scale of [1, 0.875, 0.75]) {
        const sheet = new OffscreenCanvas(
          Math.round(canvas.width * scale),
          Math.round(canvas.height * scale),
        );
        const context = sheet.getContext('2d');
        context.imageSmoothingQuality = 'high';
        context.drawImage(canvas, 0, 0, sheet.width, sheet.height);
        for (const quality of [0.7, 0.6, 0.5]) {
          const blob = await sheet.convertToBlob({ type: 'image/webp', quality });
          if (blob.size > largestBytes && !(scale === 0.75 && quality === 0.5)) continue;
          const bytes = new Uint8Array(await blob.arrayBuffer());
          return { data: bytes.toBase64(), width: sheet.width, height: sheet.height };
        }
      }
      throw new Error('unreachable');
    },
    [name, name.endsWith('scroll') ? largestScrollBytes : largestBytes],
  );
}

const browser = await chromium.launch({
  executablePath: existsSync(systemChromium) ? systemChromium : undefined,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
});
try {
  const page = await openStudio(browser);
  const names = await page.evaluate(async () => Object.keys((await import('/all-pictures.js')).pictures));
  await mkdir(new URL('pictures/', content), { recursive: true });
  let total = 0;
  for (const name of names.filter((name) => wanted.length === 0 || wanted.includes(name))) {
    const { data, width, height } = await print(page, name);
    const bytes = Buffer.from(data, 'base64');
    total += bytes.length;
    await writeFile(new URL(`pictures/${name}.webp`, content), bytes);
    console.log(`${name}.webp  ${width}x${height}  ${Math.round(bytes.length / 1024)} KB`);
  }
  console.log(`${Math.round(total / 1024)} KB in ${fileURLToPath(new URL('pictures/', content))}`);
} finally {
  await browser.close();
}
