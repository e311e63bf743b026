import { forgiveArticleId, isArticleId } from '#contract/article-id.ts';
import { articlePath } from '#contract/article-url.ts';
import { contentTypeOf } from '#contract/content-types.ts';
import { articleMarkdown } from '#publish/article-markdown.ts';
import { articlePage } from '#publish/article-page.ts';
import { headersFor, redirect, refusal, textAnswer } from './answers.ts';
import { openArchive } from './archive.ts';
import { madeOnce } from './cache.ts';
import { sendFile } from './site-files.ts';
import type { SiteNow } from './site-now.ts';
import type { Visit } from './visit.ts';
import { withServices } from './with-services.ts';

export type ArticleForm = 'page' | 'markdown';

const endings: Readonly<Record<ArticleForm, string>> = { page: '', markdown: '.md' };

/** The file that a build writes for an article, if it writes one. */
function articleFile(id: string, form: ArticleForm): string {
  return form === 'page' ? `a/${id}/index.html` : `a/${id}.md`;
}

/**
 * An article: what a build has written for it, else the same made from its pack. As in the reader, an id that moved leads on, and so does one that was written
 * down wrongly; one that was removed, or never was, has the app, which says so.
 */
export async function answerArticle(
  visit: Visit,
  site: SiteNow,
  id: string,
  form: ArticleForm,
): Promise<Response> {
  const file = articleFile(id, form);
  // It is kept whole, whatever of it this request wants.
  const whole = { ...visit, request: new Request(visit.request.url) };
  return madeOnce(
    visit,
    `${site.version} ${file}`,
    async () => (await sendFile(whole, file)) ?? makeArticle(visit, site, id, form),
  );
}

async function makeArticle(visit: Visit, site: SiteNow, id: string, form: ArticleForm): Promise<Response> {
  const archive = openArchive(visit, site.manifest);
  const entry = await archive.entry(id);
  if (entry?.kind === 'moved') return redirectTo(visit, entry.to, form, 301);
  if (entry === null) {
    const meant = forgiveArticleId(id);
    const isThere = meant !== id && isArticleId(meant) && (await archive.entry(meant)) !== null;
    if (isThere) return redirectTo(visit, meant, form, 302);
  }
  if (entry?.kind !== 'article') return nothingAt(site, entry === null ? 404 : 410, form);
  const published = { ...site.manifest.site, base: visit.base };
  const text =
    form === 'page'
      ? withServices(articlePage(site.shell, entry, published))
      : articleMarkdown(entry, published);
  return textAnswer(contentTypeOf(articleFile(id, form)), text);
}

function redirectTo({ base, request }: Visit, id: string, form: ArticleForm, status: 301 | 302): Response {
  return redirect(base + articlePath(id) + endings[form] + new URL(request.url).search, status);
}

function nothingAt(site: SiteNow, status: 404 | 410, form: ArticleForm): Response {
  if (form === 'markdown') return refusal(status, status === 410 ? 'this article was removed' : 'not found');
  return shellAnswer(site, status);
}

/** The app, which shows what is at the address, or that nothing is. */
export function shellAnswer({ shell, version }: SiteNow, status: number): Response {
  const etag = status === 200 ? `"${version}"` : undefined;
  return new Response(withServices(shell), { status, headers: headersFor(contentTypeOf('404.html'), etag) });
}
