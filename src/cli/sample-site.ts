import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildArchive } from '#ingest/build-archive.ts';
import { installReader } from './install-reader.ts';
import { newSite } from './site-settings.ts';

/** For tests: what Vite makes of the reader, as far as the commands look at it. */
const builtReader: Readonly<Record<string, string>> = {
  'index.html': `<!doctype html>
<html>
  <head>
    <meta charset="utf-8">
    <title>Lectern</title>
    <meta name="lectern-image-proxy" content="">
    <link rel="preload" href="./archive/manifest.json" as="fetch" crossorigin>
    <script src="./theme.js"></script>
    <script type="module" crossorigin src="./reader/index-D2OFoR_w.js"></script>
    <link rel="stylesheet" crossorigin href="./reader/index-Ddj8VyGp.css">
  </head>
  <body><div id="lectern"></div></body>
</html>
`,
  'theme.js': 'document.documentElement.dataset.theme = "dark";',
  'reader/index-D2OFoR_w.js': `console.log(${JSON.stringify('the reader '.repeat(200))});`,
  'reader/index-Ddj8VyGp.css': 'body { margin: 0; }',
};

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [file, content] of Object.entries(files)) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  return folder;
}

/** For tests: writes that reader into a folder. */
export function writeSampleReader(folder: string): string {
  return writeFiles(folder, builtReader);
}

/** For tests: writes `posts` and `built` into a folder, and a whole site of them into `site`. */
export async function writeSampleSite(
  folder: string,
  posts: Readonly<Record<string, string>>,
  base = '/',
): Promise<string> {
  const content = path.join(folder, 'posts');
  const site = path.join(folder, 'site');
  mkdirSync(content, { recursive: true });
  writeFiles(content, posts);
  const title = '书案';
  await buildArchive({
    ...{ content, site, base, title, timezone: 'UTC', imageProxy: null, imageMirror: null, wayback: false },
    ...{ cache: null, previous: null, onProgress: () => {} },
  });
  installReader({
    reader: writeSampleReader(path.join(folder, 'built')),
    ...{ ...newSite, site, base, title },
  });
  return site;
}

export function samplePost(title: string, body: string): string {
  return `---\ntitle: ${title}\ndate: 2021-01-02\ncategories: [新闻, 晨报]\n---\n\n<p>${body}</p>\n`;
}
