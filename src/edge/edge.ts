import { archiveFolder } from '#contract/archive-files.ts';
import { isArticleId, permalinkId } from '#contract/article-id.ts';
import { articlePath } from '#contract/article-url.ts';
import { feedsFolder, viewFeedKind } from '#contract/feed-url.ts';
import { readerFolder } from '#contract/kept-files.ts';
import { isListPagePath } from '#contract/list-page-url.ts';
import { PROXY_PATH } from '#contract/proxy-url.ts';
import { createWorkerRateLimit } from '#proxy/rate-limit-worker.ts';
import type { WorkerContext } from '#proxy/worker-bindings.ts';
import { answerTo, redirect, refusal } from './answers.ts';
import { MissingFile, openArchive } from './archive.ts';
import { createArchiveImages } from './archive-images.ts';
import { answerArticle, shellAnswer } from './article-answer.ts';
import type { EdgeEnv } from './edge-bindings.ts';
import { makePlaceFeed, makeViewFeed } from './feed-answer.ts';
import { sendFile, sendPage } from './site-files.ts';
import { createSiteNow, type SiteNow } from './site-now.ts';
import { openVisit, pathOf, type Visit } from './visit.ts';

export interface Edge {
  /** Answers one request; never rejects. */
  fetch(request: Request, env: EdgeEnv, context: WorkerContext): Promise<Response>;
}

/** Addresses of the app itself, besides its first page. */
const appPaths: readonly string[] = ['about/archive'];

/**
 * A site in an R2 bucket, for an archive that a host of files cannot hold: its files, the pages and feeds that no build has written, and the image proxy.
 * @param options.now the time in milliseconds. Default: `Date.now`.
 */
export function createEdge({ now = Date.now }: { now?: () => number } = {}): Edge {
  const siteNow = createSiteNow(now);
  const images = createArchiveImages();

  /** Makes an answer out of the site as it is. When a file is gone, a new build has come: then once more. */
  async function ofSite(visit: Visit, make: (site: SiteNow) => Promise<Response>): Promise<Response> {
    for (const isStale of [false, true]) {
      const site = await siteNow(visit.env.SITE, isStale);
      if (!site) return refusal(503, 'no site has been uploaded yet');
      try {
        return await make(site);
      } catch (error) {
        if (!(error instanceof MissingFile)) throw error;
        console.warn(`${error.message} is not in the bucket`);
      }
    }
    return refusal(503, 'the archive is being updated; try again soon', { 'retry-after': '10' });
  }

  async function answer(visit: Visit): Promise<Response> {
    const { request, base, env } = visit;
    const path = pathOf(visit);
    if (path === null) {
      const isAbove = `${new URL(request.url).pathname}/` === base;
      return isAbove ? redirect(base, 302) : refusal(404, 'not found');
    }
    if (`/${path}` === PROXY_PATH || `/${path}`.startsWith(`${PROXY_PATH}/`))
      return images(visit, await siteNow(env.SITE));
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refusal(405, 'only GET and HEAD are allowed', { allow: 'GET, HEAD' });
    if (path === '')
      return (await sendPage(visit, 'index.html')) ?? refusal(503, 'no site has been uploaded yet');

    const [, id = '', ending] = /^a\/([^/]+?)(\.md|\/(?:index\.html)?)?$/.exec(path) ?? [];
    if (isArticleId(id)) {
      const form = ending === '.md' ? 'markdown' : 'page';
      return ofSite(visit, (site) => answerArticle(visit, site, id, form));
    }
    if (isListPagePath(path)) {
      const page = await sendPage(visit, `${path.replace(/\/$/, '')}/index.html`);
      if (page) return page;
    }
    const kind = viewFeedKind(path);
    if (kind) return (await tooMany(visit)) ?? ofSite(visit, (site) => makeViewFeed(visit, site, kind));

    const file = /\.\w{1,11}$/.test(path) ? await sendFile(visit, path) : null;
    if (file) return file;
    if (path.startsWith(`${feedsFolder}/`))
      return ofSite(
        visit,
        async (site) => (await makePlaceFeed(visit, site, path)) ?? refusal(404, 'not found'),
      );
    return isFile(path) ? refusal(404, 'not found') : ofSite(visit, (site) => pageOfApp(visit, site, path));
  }

  return {
    async fetch(request, env, context) {
      try {
        const visit = openVisit(request, env, context);
        return answerTo(request, await answer(visit));
      } catch (cause) {
        console.error(`${request.method} ${new URL(request.url).pathname}`, cause);
        return answerTo(request, refusal(500, 'server error'));
      }
    },
  };
}

/** Anybody can think of views, and each one costs some dozens of reads. `null` for who may ask. */
async function tooMany({ env, request }: Visit): Promise<Response | null> {
  const client = request.headers.get('cf-connecting-ip');
  if (env.RATE_LIMITER === undefined || client === null) return null;
  const seconds = await createWorkerRateLimit(env.RATE_LIMITER).take(client);
  return seconds === null
    ? null
    : refusal(429, 'too many requests; try again soon', { 'retry-after': String(seconds) });
}

/** A missing file is missing: only addresses of the app show the app, and pages, which articles were on their former sites. */
function isFile(path: string): boolean {
  return (
    [archiveFolder, readerFolder].some((folder) => path.startsWith(`${folder}/`)) ||
    /\.(?!html?$)\w{1,5}$/.test(path)
  );
}

/** A page of the app, or one that an article had on its former site; for any other the app says that there is none. */
async function pageOfApp(visit: Visit, site: SiteNow, path: string): Promise<Response> {
  if (appPaths.includes(path.replace(/\/$/, ''))) return shellAnswer(site, 200);
  const id = await permalinkId(path);
  const entry = id === null ? null : await openArchive(visit, site.manifest).entry(id);
  return id !== null && entry ? redirect(visit.base + articlePath(id), 301) : shellAnswer(site, 404);
}
