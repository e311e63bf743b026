import type { ImageRoutes } from '#reader/data/image-route.ts';
import type { ArticleBodyWords } from './words.ts';

/** What the parts that dress an article need to know. */
export type ArticleContext = {
  /** Absolute, with a slash at the end. */
  siteRoot: string;
  imageProxy: string | null;
  routes: ImageRoutes;
  words: ArticleBodyWords;
  /** The pane's width in CSS pixels, 0 while it has none. */
  paneWidth: number;
  /** Ends every listener, observer and request when the article leaves the page. */
  signal: AbortSignal;
};
