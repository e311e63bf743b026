import { useEffect, useRef, useState } from 'react';
import type { ArticlePicture } from '#reader/data/article-picture.ts';
import { sessionImageRoutes } from '#reader/data/image-route.ts';
import { createImageSearch } from '#reader/data/image-search.ts';
import type { ImageStep } from '#reader/data/image-ways.ts';
import type { Messages } from '#reader/i18n/messages/en.ts';
import { fitPicture, type Size } from './fit-picture.ts';
import styles from './lightbox.module.css';

/** A picture whose size nobody knows has this box until it comes. */
const usualSize: Size = { width: 960, height: 640 };

/**
 * One picture, in full size. What the article shows already is there at once; the large one comes over it. Where that cannot be
 * had by any way, the small one stays, and where there is none, a tile says so.
 */
export function PictureSlide(props: {
  picture: ArticlePicture;
  mayLoad: boolean;
  room: Size;
  words: Messages['lightbox'];
}) {
  const { picture, mayLoad, room, words } = props;
  const search = useState(() => createImageSearch(picture.ways, sessionImageRoutes))[0];
  const [step, setStep] = useState<ImageStep | null | undefined>(undefined);
  const [state, setState] = useState<'loading' | 'seeking' | 'ready'>('loading');
  const [size, setSize] = useState<Size | null>(picture.size);
  if (mayLoad && step === undefined) setStep(search.start());
  const isMissing = step === null && picture.shownAt === null;
  const fit = fitPicture(size ?? usualSize, room, picture.caption !== '');
  const frame = useRef<HTMLDivElement>(null);
  useOwnWheel(frame, fit.shape === 'long');
  const signal = useLifeSignal();

  const onError = async (address: string): Promise<void> => {
    setState('seeking');
    const next = await search.failed(address, signal());
    setState('loading');
    setStep(next);
  };
  return (
    <div
      ref={frame}
      className={styles.frame}
      data-shape={fit.shape}
      style={isMissing ? undefined : fit.frame}
    >
      {isMissing ? (
        <Missing
          host={picture.ways.host}
          words={words}
          onRetry={() => {
            setState('loading');
            setStep(search.again());
          }}
        />
      ) : (
        <div className={styles.sheet} style={fit.picture}>
          {picture.shownAt !== null && state !== 'ready' && (
            <img src={picture.shownAt} alt={step ? '' : picture.alt} draggable={false} />
          )}
          {step && (
            <img
              key={step.url}
              src={step.url}
              alt={picture.alt}
              draggable={false}
              decoding="async"
              referrerPolicy="no-referrer"
              data-state={state}
              onLoad={({ currentTarget: image }) => {
                search.worked();
                setState('ready');
                setSize((known) => realSize(image, picture.size) ?? known);
              }}
              onError={({ currentTarget: image }) => void onError(image.currentSrc || image.src)}
            />
          )}
        </div>
      )}
    </div>
  );
}

/** What came tells its size where the article does not, and where the article was wrong about the shape. */
function realSize(image: HTMLImageElement, stated: Size | null): Size | null {
  const { naturalWidth: width, naturalHeight: height } = image;
  if (width === 0 || height === 0) return null;
  const isRight = stated !== null && Math.abs((width * stated.height) / (height * stated.width) - 1) < 0.02;
  return isRight && stated.width >= width ? stated : { width, height };
}

function Missing(props: { host: string; words: Messages['lightbox']; onRetry: () => void }) {
  const { host, words, onRetry } = props;
  return (
    <div className={styles.missing}>
      <p>{words.missing(host)}</p>
      <button type="button" onClick={onRetry}>
        {words.retry}
      </button>
    </div>
  );
}

/** Over a long picture the wheel scrolls; elsewhere, and with Ctrl, it enlarges. The library listens further out. */
function useOwnWheel(frame: React.RefObject<HTMLElement | null>, isLong: boolean): void {
  useEffect(() => {
    const element = frame.current;
    if (!isLong || element === null) return;
    const keep = (event: WheelEvent): void => {
      if (!event.ctrlKey && Math.abs(event.deltaY) >= Math.abs(event.deltaX)) event.stopPropagation();
    };
    element.addEventListener('wheel', keep, { passive: true });
    return () => element.removeEventListener('wheel', keep);
  }, [frame, isLong]);
}

/** A signal that is aborted when the slide leaves the page. */
function useLifeSignal(): () => AbortSignal {
  const life = useRef<AbortController>(null);
  useEffect(() => () => life.current?.abort(), []);
  return () => {
    life.current ??= new AbortController();
    return life.current.signal;
  };
}
