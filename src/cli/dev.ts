import { watch } from 'node:fs';
import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { createServer, type Plugin } from 'vite';
import { buildArchive } from '#ingest/build-archive.ts';
import { BuildError } from '#ingest/build-error.ts';
import { createNodeProxy } from '#proxy/node.ts';
import { type ImageProxy, openArchiveProxy } from './archive-proxy.ts';
import { readConfig } from './config/config-file.ts';
import { projectRoot } from './project-root.ts';
import { withImageProxy } from './site-html.ts';
import { UsageError } from './usage-error.ts';

/** Editors write a file in several steps; the archive is built once they are done. */
const settleMs = 80;

// npm run dev [-- CONTENT]: the reader with hot reload, an archive that follows its posts, and the image proxy.
const content = path.resolve(process.argv[2] ?? path.join(projectRoot, 'content'));
const site = path.join(projectRoot, '.lectern/dev');
const cache = path.join(projectRoot, '.lectern/cache');

await rebuild();
const proxy = openArchiveProxy(site, (allowHosts) => createNodeProxy({ allowHosts }));
const server = await createServer({ root: projectRoot, base: '/', plugins: [archivePlugin(proxy)] });
await server.listen();
server.printUrls();
let rebuilding = Promise.resolve();
watchContent(async () => {
  rebuilding = rebuilding.then(tryRebuild);
  await rebuilding;
  server.ws.send({ type: 'full-reload' });
});

async function rebuild(): Promise<void> {
  const {
    title = '书案',
    description,
    language,
    timezone = 'UTC',
    views = [],
  } = readConfig(content, undefined);
  const options = {
    ...{ base: '/', title, timezone, description: description ?? null, language: language ?? null },
    views: views.map(({ name, view }) => ({ name, query: view.query })),
    imageProxy: null,
    imageMirror: null,
    wayback: false,
    onProgress: () => {},
  };
  const { articles } = await buildArchive({ ...options, content, site, cache, previous: null });
  process.stdout.write(`${articles} articles\n`);
}

/** The last post may be gone, and the settings wrong, only until the editor has written them again. */
async function tryRebuild(): Promise<void> {
  try {
    await rebuild();
  } catch (error) {
    if (!(error instanceof BuildError || error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
  }
}

function watchContent(onChange: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  watch(content, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void onChange(), settleMs);
  });
}

function archivePlugin(imageProxy: ImageProxy): Plugin {
  const app = new Hono();
  app.all('/img', (context) => imageProxy.fetch(context.req.raw));
  app.use('/archive/*', serveStatic({ root: site }));
  const listener = getRequestListener(app.fetch);
  return {
    name: 'lectern-archive',
    configureServer(vite) {
      vite.middlewares.use((request, response, next) => {
        const isOurs = /^\/(archive\/|img\?)/.test(request.url ?? '');
        if (isOurs) void listener(request, response);
        else next();
      });
    },
    transformIndexHtml: withImageProxy,
  };
}
