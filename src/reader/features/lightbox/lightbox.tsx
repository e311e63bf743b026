import { ChevronLeft, ChevronRight, Download, ExternalLink, X, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import Library, { type Slide } from 'yet-another-react-lightbox';
import Counter from 'yet-another-react-lightbox/plugins/counter';
import Zoom from 'yet-another-react-lightbox/plugins/zoom';
import type { ArticlePicture } from '#reader/data/article-picture.ts';
import type { Messages } from '#reader/i18n/messages/en.ts';
import { IconButton } from '#reader/ui/icon-button.tsx';
import './library.css';
import styles from './lightbox.module.css';
import { PictureSlide } from './picture-slide.tsx';
import { savePicture } from './save-picture.ts';

declare module 'yet-another-react-lightbox' {
  interface SlideTypes {
    picture: { type: 'picture'; picture: ArticlePicture };
  }
}

/** More is larger than any picture is worth looking at. */
const maxZoom = 4;
const fadeMs = 160;
const swipeMs = 240;
const icon = { size: 20, strokeWidth: 1.5, 'aria-hidden': true } as const;

/** An article's pictures, one at a time over the whole screen. */
export function Lightbox(props: {
  pictures: readonly ArticlePicture[];
  /** The picture that was opened. */
  first: number;
  /** Only the picture that is looked at may load. */
  isSparing: boolean;
  words: Messages['lightbox'];
  onClose: () => void;
}) {
  const { pictures, first, isSparing, words, onClose } = props;
  const [index, setIndex] = useState(first);
  const slides = useMemo(() => pictures.map((picture): Slide => ({ type: 'picture', picture })), [pictures]);
  useFocusReturn(pictures[first]);
  const current = pictures[index];

  return (
    <Library
      open
      close={onClose}
      index={index}
      slides={slides}
      plugins={pictures.length > 1 ? [Counter, Zoom] : [Zoom]}
      className={styles.lightbox}
      labels={labelsOf(words)}
      carousel={{ finite: true, preload: 1, padding: 0, spacing: '10%' }}
      animation={{ fade: fadeMs, swipe: swipeMs, zoom: fadeMs }}
      controller={{ closeOnBackdropClick: true, closeOnPullDown: true }}
      // The page itself does not scroll, only its panes.
      noScroll={{ disabled: true }}
      portal={{
        container: {
          onKeyDown: (event) => onKey(event, { last: pictures.length - 1, show: setIndex }),
          // In place of the library's own way to give the focus back, which scrolls.
          onFocus: () => {},
        },
      }}
      zoom={{ supports: ['picture'], maxZoom, scrollToZoom: true, wheelZoomDistanceFactor: 200 }}
      on={{ view: ({ index: shown }) => setIndex(shown) }}
      toolbar={{ buttons: [<Tools key="tools" picture={current} words={words} />, 'close'] }}
      render={{
        slide: ({ slide, offset, rect }) =>
          slide.type === 'picture' && (
            <PictureSlide
              picture={slide.picture}
              mayLoad={offset === 0 || !isSparing}
              room={rect}
              words={words}
            />
          ),
        slideFooter: ({ slide }) => slide.type === 'picture' && <Caption picture={slide.picture} />,
        iconPrev: () => <ChevronLeft {...icon} size={28} />,
        iconNext: () => <ChevronRight {...icon} size={28} />,
        iconClose: () => <X {...icon} />,
        iconZoomIn: () => <ZoomIn {...icon} />,
        iconZoomOut: () => <ZoomOut {...icon} />,
        ...(pictures.length === 1 && { buttonPrev: () => null, buttonNext: () => null }),
      }}
    />
  );
}

function labelsOf(words: Messages['lightbox']) {
  return {
    Lightbox: words.label,
    'Photo gallery': words.label,
    Carousel: words.label,
    Slide: words.picture,
    '{index} of {total}': words.pictureOf,
    Previous: words.previous,
    Next: words.next,
    Close: words.close,
    'Zoom in': words.zoomIn,
    'Zoom out': words.zoomOut,
  };
}

/** What can be done with a picture, apart from looking at it. */
function Tools({ picture, words }: { picture: ArticlePicture | undefined; words: Messages['lightbox'] }) {
  const [failed, setFailed] = useState<ArticlePicture | null>(null);
  if (!picture) return null;
  const { saveFrom, original } = picture;
  return (
    <>
      <span className={styles.status} role="status">
        {failed === picture && words.saveFailed}
      </span>
      {saveFrom !== null && (
        <IconButton
          icon={Download}
          label={words.save}
          onClick={() => {
            setFailed(null);
            savePicture(saveFrom, original).catch(() => setFailed(picture));
          }}
        />
      )}
      <a
        className={styles.original}
        href={original}
        target="_blank"
        rel="noopener noreferrer"
        referrerPolicy="no-referrer"
        aria-label={words.openOriginal}
        title={words.openOriginal}
      >
        <ExternalLink {...icon} />
      </a>
    </>
  );
}

function Caption({ picture: { caption } }: { picture: ArticlePicture }) {
  return caption === '' ? null : <p className={styles.caption}>{caption}</p>;
}

/** Keys that the library does not know: the first and the last picture, and those that scroll a long one. */
function onKey(
  event: KeyboardEvent<HTMLElement>,
  { last, show }: { last: number; show: (index: number) => void },
): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const long = event.currentTarget.querySelector('.yarl__slide_current [data-shape="long"]');
  const page = (long?.clientHeight ?? 0) * 0.9;
  const steps: Record<string, number> = { ArrowDown: 80, ArrowUp: -80, PageDown: page, PageUp: -page };
  const isOnButton = event.target instanceof Element && event.target.closest('a, button') !== null;
  const step = event.key === ' ' && !isOnButton ? page : steps[event.key];
  if (event.key === 'Home') show(0);
  else if (event.key === 'End') show(last);
  else if (step !== undefined) long?.scrollBy({ top: step });
  else return;
  event.preventDefault();
}

/** The picture in the article has the focus again afterwards, and the article stays where it was. */
function useFocusReturn(picture: ArticlePicture | undefined): void {
  const element = picture?.element;
  useEffect(() => () => element?.focus({ preventScroll: true }), [element]);
}
