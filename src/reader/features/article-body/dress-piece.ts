import { arrangePictures } from './arrange-pictures.ts';
import type { ArticleContext } from './article-context.ts';
import { startCodeBlocks } from './code-blocks.ts';
import { startEmbeds } from './embeds.ts';
import { evenFlow } from './even-flow.ts';
import { startImages } from './images.ts';
import { startMedia } from './media.ts';
import { markPseudoHeadings } from './pseudo-headings.ts';
import { sanitizeArticle } from './sanitize.ts';
import { addScrollBoxes } from './scroll-boxes.ts';

/**
 * One piece of an article from its HTML to nodes that are ready to show. Everything after the sanitiser moves nodes and adds
 * our own; nothing goes back to text. All of it happens in the sanitiser's inert document, where nothing loads.
 */
export function dressPiece(html: string, context: ArticleContext, isFirst: boolean): DocumentFragment {
  const piece = sanitizeArticle(html);
  evenFlow(piece);
  markPseudoHeadings(piece);
  arrangePictures(piece, context);
  addScrollBoxes(piece, context);
  startCodeBlocks(piece, context);
  startMedia(piece, context);
  startEmbeds(piece, context);
  startImages(piece, context, isFirst);
  return piece;
}
