import { MessageSquare } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { Article } from '#contract/article.ts';
import type { Comments } from '#contract/site.ts';
import { siteRoot } from '#reader/data/site.ts';
import { useLanguage } from '#reader/i18n/use-messages.ts';
import styles from './comments.module.css';
import { commentsAddress, giscusTheme } from './comments-address.ts';
import { readGiscusMessage } from './giscus-message.ts';
import {
  giscusSession,
  hasNewGiscusSession,
  keepNewGiscusSession,
  setGiscusSession,
} from './giscus-session.ts';
import { useCommentsMessages } from './use-comments-messages.ts';

/** Below an article what people say about it: nothing of it is asked for before a person wants it, and all of it stays in a frame. */
export function CommentsArea({ comments, article }: { comments: Comments; article: Article }) {
  const words = useCommentsMessages();
  const heading = useId();
  // Who comes back from signing in has asked for them before.
  const [isOpen, setOpen] = useState(comments.provider === 'giscus' && hasNewGiscusSession);
  const { host } = new URL(comments.site);
  return (
    <section className={styles.comments} aria-labelledby={heading}>
      <h2 id={heading}>{words.comments}</h2>
      {isOpen ? (
        <CommentsFrame comments={comments} article={article} />
      ) : (
        <>
          <button type="button" onClick={() => setOpen(true)}>
            <MessageSquare size={16} strokeWidth={1.5} aria-hidden="true" />
            {words.show}
          </button>
          <p>{words.whoIsAsked(host)}</p>
        </>
      )}
    </section>
  );
}

function CommentsFrame({ comments, article }: { comments: Comments; article: Article }) {
  const words = useCommentsMessages();
  const language = useLanguage();
  const frame = useRef<HTMLIFrameElement>(null);
  const [session, setSession] = useState(giscusSession);
  const [height, setHeight] = useState<number | null>(null);
  const [theme] = useState(shownTheme);
  const { origin } = new URL(comments.site);

  useEffect(() => {
    if (comments.provider !== 'giscus') return;
    keepNewGiscusSession();
    const listen = ({ data, source, origin: from }: MessageEvent<unknown>): void => {
      const message =
        source === frame.current?.contentWindow && from === origin ? readGiscusMessage(data) : null;
      if (message?.height) setHeight(message.height);
      if (!message?.isSignedOut) return;
      setGiscusSession('');
      setSession('');
    };
    const follow = new MutationObserver(() => {
      const setConfig = { theme: giscusTheme(shownTheme()) };
      frame.current?.contentWindow?.postMessage({ giscus: { setConfig } }, origin);
    });
    window.addEventListener('message', listen);
    follow.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      window.removeEventListener('message', listen);
      follow.disconnect();
    };
  }, [comments.provider, origin]);

  // What had the focus, the button, is gone.
  useEffect(() => frame.current?.focus({ preventScroll: true }), []);

  return (
    <iframe
      ref={frame}
      className={styles.frame}
      data-provider={comments.provider}
      style={height === null ? undefined : { blockSize: `${height}px` }}
      title={words.comments}
      // The frame keeps its own origin, or nobody could sign in; giscus does that on GitHub's page in the place of this one.
      sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
      referrerPolicy="no-referrer"
      src={commentsAddress(comments, { article, siteRoot, language, theme, session })}
    />
  );
}

function shownTheme(): string | undefined {
  return document.documentElement.dataset.theme;
}
