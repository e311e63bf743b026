import { Volume2 } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Article } from '#contract/article.ts';
import { useReadAloudMessages } from '#reader/features/read-aloud/use-read-aloud-messages.ts';
import { press } from './page-parts.ts';
import { linkInArticle } from './use-desk-commands.ts';

const Player = lazy(async () => {
  const { Player } = await import('#reader/features/read-aloud/player.tsx');
  return { default: Player };
});

/** The button that begins to read an article aloud, at its head, and the player while it reads. */
export function ReadAloud(props: {
  /** `null` while it is on its way; the player stays. */
  article: Article | null;
  isReading: boolean;
  onStart: () => void;
  onClose: () => void;
}) {
  const { isReading, onStart, onClose } = props;
  const [article, setArticle] = useState(props.article);
  if (props.article && props.article !== article) setArticle(props.article);
  const words = useReadAloudMessages();
  const [place, setPlace] = useState<Element | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each article has its own head.
  useEffect(() => setPlace(document.querySelector('[data-article-tools]')), [article?.id]);
  return (
    <>
      {place &&
        createPortal(
          <button type="button" disabled={isReading} onClick={onStart}>
            <Volume2 size={18} strokeWidth={1.5} aria-hidden="true" />
            {words.readAloud}
          </button>,
          place,
        )}
      {isReading && article && (
        <Suspense>
          <Player
            article={article}
            onTurn={(direction) => press(linkInArticle(direction))}
            onClose={onClose}
          />
        </Suspense>
      )}
    </>
  );
}
