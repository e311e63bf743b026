import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Article } from '#contract/article.ts';
import { QrCode } from '#reader/ui/qr-code.tsx';
import type { ExportMessages } from './messages/en.ts';
import styles from './paper-end.module.css';
import { markLinks, unmarkLinks } from './paper-links.ts';

/**
 * What a page on paper has at its end, where nobody can press a link: the links' addresses by number, where the article is, and a
 * code that a telephone can read. It is made when the browser prints, and is on no screen.
 */
export function PaperEnd({ article, messages }: { article: Article; messages: ExportMessages }) {
  const ref = useRef<HTMLDivElement>(null);
  const [printed, setPrinted] = useState<{ links: readonly string[]; url: string } | null>(null);

  useEffect(() => {
    const body = (): HTMLElement | null =>
      ref.current?.closest('article')?.querySelector<HTMLElement>('[data-article-body]') ?? null;
    const begin = (): void => {
      const text = body();
      const links = text === null ? [] : markLinks(text);
      // The browser prints what is in the page when this is over.
      flushSync(() => setPrinted({ links, url: location.href.replace(/[?#].*$/s, '') }));
    };
    const end = (): void => {
      const text = body();
      if (text !== null) unmarkLinks(text);
      setPrinted(null);
    };
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);

  return (
    <div className={styles.end} ref={ref}>
      {printed && (
        <>
          {printed.links.length > 0 && (
            <ol className={styles.links}>
              {printed.links.map((link) => (
                <li key={link}>{link}</li>
              ))}
            </ol>
          )}
          <div className={styles.place}>
            <QrCode className={styles.code} text={printed.url} />
            <p>
              {article.link !== null && (
                <>
                  {messages.original} {article.link}
                  <br />
                </>
              )}
              {messages.here} {printed.url}
            </p>
          </div>
        </>
      )}
    </div>
  );
}
