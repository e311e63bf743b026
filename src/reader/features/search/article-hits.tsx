import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { formatNumber } from '#reader/i18n/format.ts';
import { useLanguage } from '#reader/i18n/use-messages.ts';
import { historyEntryKey } from '#reader/state/history-entry.ts';
import { articlePlace } from '#reader/state/reading-places.ts';
import { IconButton } from '#reader/ui/icon-button.tsx';
import { parseQuery, textsOf } from '#search/query.ts';
import { findHits } from './find-hits.ts';
import './hits.css';
import styles from './search.module.css';
import { useSearchMessages } from './use-search-messages.ts';

/** Quiet for so long, a text is looked through again after it has changed. */
const settleMs = 150;

/**
 * Marks what was sought in the open article, and leads from one place to the next. Nothing in the text is changed, so that
 * selecting, copying and links to passages work as ever.
 */
export function ArticleHits({ typed }: { typed: string }) {
  const words = useSearchMessages();
  const language = useLanguage();
  const texts = useMemo(() => {
    const { query } = parseQuery(typed);
    return query ? textsOf(query).map(({ folded }) => folded) : [];
  }, [typed]);
  const [hits, setHits] = useState<readonly Range[]>([]);
  const [now, setNow] = useState(-1);
  const [isClosed, setClosed] = useState(false);
  // Who comes back to a place in the article stays there, and a link to a part of it leads there.
  const mayMove = useRef(location.hash === '' && !((articlePlace(historyEntryKey())?.share ?? 0) > 0));

  useEffect(() => {
    const pane = document.getElementById('article');
    if (!pane || isClosed) return;
    const look = (): void => {
      const body = pane.querySelector('[data-article-body]');
      const title = pane.querySelector('h1');
      const found = body ? findHits(body, texts) : [];
      setHits(found);
      setHighlight('hits', title ? [...findHits(title, texts), ...found] : found);
    };
    // Pieces of a long text come one after the other, and its script may be changed.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(look, settleMs);
    });
    observer.observe(pane, { childList: true, characterData: true, subtree: true });
    look();
    return () => {
      observer.disconnect();
      clearTimeout(timer);
      setHighlight('hits', []);
      setHighlight('hit-now', []);
    };
  }, [texts, isClosed]);

  const goTo = (index: number): void => {
    const hit = hits[index];
    if (!hit) return;
    setNow(index);
    setHighlight('hit-now', [hit]);
    hit.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
    const scroller = document.getElementById('article');
    const { top } = hit.getBoundingClientRect();
    const frame = scroller?.getBoundingClientRect();
    if (scroller && frame)
      scroller.scrollBy({ top: top - frame.top - frame.height / 3, behavior: 'instant' });
  };
  useEffect(() => {
    if (!mayMove.current || hits.length === 0) return;
    mayMove.current = false;
    goTo(0);
  });

  if (isClosed || hits.length === 0) return null;
  const step = (by: 1 | -1): void => goTo((Math.max(now, by > 0 ? -1 : 0) + by + hits.length) % hits.length);
  return (
    <section className={styles.hits} aria-label={words.hits}>
      <IconButton icon={ChevronUp} label={words.previous} onClick={() => step(-1)} data-previous-hit="" />
      <span role="status">
        {words.place(formatNumber(language, now + 1), formatNumber(language, hits.length))}
      </span>
      <IconButton icon={ChevronDown} label={words.next} onClick={() => step(1)} data-next-hit="" />
      <IconButton icon={X} label={words.close} onClick={() => setClosed(true)} data-closes-hits="" />
    </section>
  );
}

function setHighlight(name: string, ranges: readonly Range[]): void {
  if (typeof Highlight === 'undefined' || !('highlights' in CSS)) return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
