import { useEffect, useMemo, useRef } from 'react';
import type { Article } from '#contract/article.ts';
import { historyEntryKey } from '#reader/state/history-entry.ts';
import { articlePlace } from '#reader/state/reading-places.ts';
import { showToast } from '#reader/ui/toast.ts';
import { useArticleBody } from '#reader/ui/use-article-body.ts';
import './passage.css';
import { findAnchor, parsePassageHash } from './passage-address.ts';
import { useShareMessages } from './use-share-messages.ts';

/** How much of the pane is above a passage that one is led to. */
const above = 0.25;

/**
 * Shows the passage that an address means: marked, and scrolled to unless a person has got on in the text already. The text comes in pieces: a
 * passage that is not where it was is believed when all of them are there.
 */
export function PassageInText({ article, hash }: { article: Article; hash: string }) {
  const words = useShareMessages();
  const text = useArticleBody(article.html.length + (article.cover ? 1 : 0));
  const anchor = useMemo(() => parsePassageHash(hash), [hash]);
  const shownFor = useRef<string | null>(null);

  useEffect(() => {
    const place = text && anchor && findAnchor(text.model.text, anchor);
    const range =
      place && (place.isExact || text.isWhole) ? text.model.rangeOf(place.start, place.end) : null;
    paint(range);
    if (shownFor.current === hash) return;
    if (range) {
      shownFor.current = hash;
      if (!hasPlace()) goTo(range);
    } else if (anchor && text?.isWhole) {
      shownFor.current = hash;
      showToast({ text: words.passageGone });
    }
  }, [text, anchor, hash, words]);
  useEffect(() => () => paint(null), []);
  return null;
}

function hasPlace(): boolean {
  return (articlePlace(historyEntryKey())?.share ?? 0) > 0;
}

function goTo(range: Range): void {
  const element = range.startContainer.parentElement;
  for (let box = element?.closest('details'); box; box = box.parentElement?.closest('details'))
    box.open = true;
  scrollToRange(range);
  // What was far away had only a guessed height: the way there is known when it has been laid out.
  requestAnimationFrame(() => scrollToRange(range));
  // The keyboard and what reads aloud go on from here.
  getSelection()?.collapse(range.startContainer, range.startOffset);
}

function scrollToRange(range: Range): void {
  const scroller = document.getElementById('article');
  if (!scroller) return;
  const frame = scroller.getBoundingClientRect();
  const { top } = range.getBoundingClientRect();
  scroller.scrollBy({ top: top - frame.top - above * frame.height, behavior: 'instant' });
}

function paint(range: Range | null): void {
  if (typeof Highlight === 'undefined' || !('highlights' in CSS)) return;
  if (range) CSS.highlights.set('passage', new Highlight(range));
  else CSS.highlights.delete('passage');
}
