import { type RefObject, Suspense, useState } from 'react';
import type { ArticleBodyHandle } from '#reader/features/article-body/article-body.tsx';
import { useMessages } from '#reader/i18n/use-messages.ts';
import { Lightbox } from './lazy-lightbox.ts';

/** The pictures of the open article, over the whole screen. */
export function PictureViewer(props: {
  body: RefObject<ArticleBodyHandle | null>;
  first: number;
  isSparing: boolean;
  onClose: () => void;
}) {
  const { body, first, isSparing, onClose } = props;
  const messages = useMessages();
  const [pictures] = useState(() => body.current?.pictures() ?? []);
  // The entry of the history may be older than the article: it has fewer pictures now.
  if (pictures.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <Lightbox
        pictures={pictures}
        first={Math.min(first, pictures.length - 1)}
        isSparing={isSparing}
        words={messages.lightbox}
        onClose={onClose}
      />
    </Suspense>
  );
}
