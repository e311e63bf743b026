import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import { type ImageRoutes, sessionImageRoutes } from '#reader/data/image-route.ts';
import './article-body.css';
import './article-blocks.css';
import './article-pictures.css';
import { dressPiece } from './dress-piece.ts';
import { followInnerLinks } from './inner-links.ts';
import { insertPieces } from './insert-pieces.ts';
import type { ArticleBodyWords } from './words.ts';

export type ArticleBodyProps = {
  /** The pieces of the article as the archive has them; trusted in nothing. The same array as long as it is the same article. */
  html: readonly string[];
  lang: string;
  dir: 'ltr' | 'rtl';
  /** Absolute address of the site's root, with a slash at the end. */
  siteRoot: string;
  /** Where the image proxy is: absolute, or relative to the site's root (`./`); `null` when there is none. */
  imageProxy: string | null;
  /** The same object as long as it is the same language: other words mean another insertion. */
  words: ArticleBodyWords;
  imageRoutes?: ImageRoutes;
  /** All pieces are in the page; before, a place far down may not be there yet. */
  onComplete?: () => void;
};

/** The one component that puts an article's HTML into the page. */
export function ArticleBody(props: ArticleBodyProps) {
  const { html, lang, dir, siteRoot, imageProxy, words, imageRoutes = sessionImageRoutes } = props;
  const ref = useRef<HTMLDivElement>(null);
  const onComplete = useEffectEvent(() => props.onComplete?.());

  useLayoutEffect(() => {
    const root = ref.current;
    if (root === null) return;
    const life = new AbortController();
    const { signal } = life;
    const paneWidth = root.clientWidth;
    const context = { siteRoot, imageProxy, routes: imageRoutes, words, paneWidth, signal };
    const { finish } = insertPieces({
      root,
      count: html.length,
      prepare: (index) => dressPiece(html[index] ?? '', context, index === 0),
      onComplete: () => onComplete(),
      signal,
    });
    followInnerLinks(root, { finish, signal });
    return () => {
      life.abort();
      root.replaceChildren();
    };
  }, [html, siteRoot, imageProxy, words, imageRoutes]);

  // `und` is the archive's word for "could not be told"; an empty `lang` is HTML's.
  return <div ref={ref} data-article-body="" lang={lang === 'und' ? '' : lang} dir={dir} />;
}
