import * as v from 'valibot';
import { type Article, articleSchema } from '#contract/article.ts';

/** The article that came with the page, as `publish/article-page.ts` writes it; `null` where there is none. */
export function servedArticle(): Article | null {
  const block = document.getElementById('lectern-article')?.textContent;
  if (!block) return null;
  const { success, output } = v.safeParse(articleSchema, JSON.parse(block));
  return success ? output : null;
}
