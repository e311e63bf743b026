import { Maximize2, Share2, Volume2 } from 'lucide-react';
import { createPortal } from 'react-dom';
import { useContentsMessages } from '#reader/features/contents/use-contents-messages.ts';
import { useKeyMessages } from '#reader/features/keyboard/use-key-messages.ts';
import { useReadAloudMessages } from '#reader/features/read-aloud/use-read-aloud-messages.ts';
import { setFocusMode, useFocusMode } from '#reader/state/focus-mode.ts';
import { share } from '#reader/state/sharing.ts';
import { usePlace } from '#reader/ui/use-place.ts';

/** What one can do with an open article besides marking it, at its head: have it read aloud, have it alone on the page. */
export function ArticleHeadTools(props: {
  /** `null` while the article is on its way. */
  articleId: string | null;
  isReading: boolean;
  onReadAloud: () => void;
}) {
  const { articleId, isReading, onReadAloud } = props;
  const contentsWords = useContentsMessages();
  const readingWords = useReadAloudMessages();
  const keyWords = useKeyMessages();
  const isFocused = useFocusMode();
  // Each article has its own head, which may come after this.
  const place = usePlace('[data-article-tools]', articleId);
  if (!place) return null;
  return createPortal(
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        disabled={articleId === null}
        onClick={() => articleId !== null && share({ kind: 'article', id: articleId })}
      >
        <Share2 size={18} strokeWidth={1.5} aria-hidden="true" />
        {keyWords.commands.share}
      </button>
      <button type="button" disabled={isReading} onClick={onReadAloud}>
        <Volume2 size={18} strokeWidth={1.5} aria-hidden="true" />
        {readingWords.readAloud}
      </button>
      <button type="button" aria-pressed={isFocused} onClick={() => setFocusMode(!isFocused)}>
        <Maximize2 size={18} strokeWidth={1.5} aria-hidden="true" />
        {contentsWords.focusMode}
      </button>
    </>,
    place,
  );
}
