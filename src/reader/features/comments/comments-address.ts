import { articlePath } from '#contract/article-url.ts';
import type { Comments } from '#contract/site.ts';
import type { Language } from '#reader/i18n/words.ts';

/** What a frame of comments is asked to show. */
export type CommentsOf = {
  article: { id: string; title: string };
  /** Address of the site, with a slash at the end. */
  siteRoot: string;
  language: Language;
  theme: string | undefined;
  /** Giscus' own note that somebody has signed in, '' for none. */
  session: string;
};

const languages: Readonly<Record<Language, string>> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en' };

/**
 * The address of the page with an article's comments: the widget that giscus' own script would frame, and the page that each Waline server has at
 * its root. Comments belong to the article's path, so they stay when the site moves to another host.
 */
export function commentsAddress(comments: Comments, of: CommentsOf): string {
  const { article, siteRoot, language, theme, session } = of;
  const path = articlePath(article.id);
  if (comments.provider === 'waline') {
    const said = new URLSearchParams({ path: new URL(path, siteRoot).pathname, lng: languages[language] });
    return `${comments.site}/?${said}`;
  }
  const { site, repo, repoId, category, categoryId } = comments;
  const page = new URL(path, siteRoot).href;
  const said = new URLSearchParams({
    ...{ origin: page, backLink: page, session, theme: giscusTheme(theme) },
    ...{ repo, repoId, category, categoryId, term: path, strict: '1', description: article.title },
    ...{ reactionsEnabled: '1', emitMetadata: '0', inputPosition: 'top' },
  });
  return `${site}/${languages[language]}/widget?${said}`;
}

/** Giscus' theme that is nearest to one of the reader's. */
export function giscusTheme(theme: string | undefined): string {
  if (theme === 'dark' || theme === 'black') return 'dark';
  return theme === undefined || theme === 'contrast' ? 'preferred_color_scheme' : 'light';
}
