import type { ImageRoutes } from '#reader/data/image-route.ts';
import type { ImageSources } from '#reader/data/image-ways.ts';
import type { PictureGate } from './picture-gate.ts';
import type { ArticleBodyWords } from './words.ts';

/** What the parts that dress an article need to know. */
export type ArticleContext = {
  sources: ImageSources;
  /** The article's date, in seconds since 1970. */
  date: number | null;
  routes: ImageRoutes;
  /** Whether pictures load unasked. */
  gate: PictureGate;
  /** All pictures of the article, in its order, also those whose place a tile has taken. */
  pictures: HTMLImageElement[];
  words: ArticleBodyWords;
  /** The pane's width in CSS pixels, 0 while it has none. */
  paneWidth: number;
  /** Ends every listener, observer and request when the article leaves the page. */
  signal: AbortSignal;
};
