import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import type { ArticlePicture } from '#reader/data/article-picture.ts';
import { type ImageRoutes, sessionImageRoutes } from '#reader/data/image-route.ts';
import type { ImageSources } from '#reader/data/image-ways.ts';
import type { ScriptConversion } from '#reader/state/chinese-script.ts';
import { leaveServedPage } from '#reader/ui/served-page.ts';
import './article-body.css';
import './article-blocks.css';
import './article-code.css';
import './article-notes.css';
import './article-pictures.css';
import './article-type.css';
import type { ArticleContext } from './article-context.ts';
import { dressPiece } from './dress-piece.ts';
import { followInnerLinks } from './inner-links.ts';
import { insertPieces } from './insert-pieces.ts';
import { articlePicture, openablePictures, openOnPress } from './openable-pictures.ts';
import { createPictureGate } from './picture-gate.ts';
import { showScript } from './show-script.ts';
import type { ArticleBodyWords } from './words.ts';

/** What one can ask of an article's body from outside. */
export type ArticleBodyHandle = {
  /** Its pictures that can be looked at on their own, in its order. */
  pictures: () => readonly ArticlePicture[];
};

export type ArticleBodyProps = {
  ref?: Ref<ArticleBodyHandle>;
  /** The pieces of the article as the archive has them; trusted in nothing. The same array as long as it is the same article. */
  html: readonly string[];
  /** Of what is shown, after any conversion. */
  lang: string;
  /** Turns the text into the script that is wanted. */
  conversion?: ScriptConversion | null;
  dir: 'ltr' | 'rtl';
  /** The article's date, in seconds since 1970. */
  date: number | null;
  /** Where pictures come from. The same object as long as it is the same site. */
  sources: ImageSources;
  /** Pictures wait until a person asks for them. */
  isSparing?: boolean;
  /** The same object as long as it is the same language: other words mean another insertion. */
  words: ArticleBodyWords;
  imageRoutes?: ImageRoutes;
  /** All pieces are in the page; before, a place far down may not be there yet. */
  onComplete?: () => void;
  /** A person is about to look at a picture on its own. */
  onPictureIntent?: () => void;
  /** A person wants to look at a picture on its own: its number among `pictures()`. */
  onOpenPicture?: (index: number) => void;
};

/** The one component that puts an article's HTML into the page. */
export function ArticleBody(props: ArticleBodyProps) {
  const {
    html,
    lang,
    dir,
    date,
    sources,
    words,
    imageRoutes = sessionImageRoutes,
    isSparing = false,
    conversion = null,
  } = props;
  const ref = useRef<HTMLDivElement>(null);
  const inserted = useRef<ArticleContext>(null);
  const onComplete = useEffectEvent(() => props.onComplete?.());
  const onOpenPicture = useEffectEvent((index: number) => props.onOpenPicture?.(index));
  const onPictureIntent = useEffectEvent(() => props.onPictureIntent?.());
  const shownScript = useRef(conversion);
  const convertNew = useEffectEvent((piece: DocumentFragment) => conversion?.tree(piece));
  const newGate = useEffectEvent(() => createPictureGate(!isSparing));

  useLayoutEffect(() => {
    const root = ref.current;
    if (root === null) return;
    const life = new AbortController();
    const { signal } = life;
    const context: ArticleContext = {
      ...{ sources, date, words, signal, routes: imageRoutes, paneWidth: root.clientWidth },
      ...{ gate: newGate(), pictures: [] },
    };
    inserted.current = context;
    const { finish } = insertPieces({
      root,
      count: html.length,
      prepare(index) {
        const piece = dressPiece(html[index] ?? '', context, index === 0);
        convertNew(piece);
        return piece;
      },
      onComplete: () => onComplete(),
      signal,
    });
    leaveServedPage();
    followInnerLinks(root, { finish, words, signal });
    openOnPress(root, {
      onIntent: () => onPictureIntent(),
      onOpen(image) {
        // A picture's number is its place among all of them.
        finish();
        onOpenPicture(openablePictures(context).indexOf(image));
      },
      signal,
    });
    return () => {
      life.abort();
      root.replaceChildren();
    };
  }, [html, date, sources, words, imageRoutes]);

  useEffect(() => {
    if (!isSparing) inserted.current?.gate.open();
  }, [isSparing]);

  useEffect(() => {
    const root = ref.current;
    if (root === null || shownScript.current === conversion) return;
    shownScript.current = conversion;
    return showScript(root, conversion);
  }, [conversion]);

  useImperativeHandle(
    props.ref,
    () => ({
      pictures() {
        const context = inserted.current;
        if (context === null) return [];
        return openablePictures(context).map((image) => articlePicture(image, context));
      },
    }),
    [],
  );

  // `und` is the archive's word for "could not be told"; an empty `lang` is HTML's.
  return <div ref={ref} data-article-body="" lang={lang === 'und' ? '' : lang} dir={dir} />;
}
