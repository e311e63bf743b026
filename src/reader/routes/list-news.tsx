import { type RefObject, useEffect, useState } from 'react';
import type { Manifest } from '#contract/manifest.ts';
import type { View } from '#contract/view.ts';
import { arrivals, newestDate } from '#reader/data/arrivals.ts';
import { keptMark } from '#reader/data/kept-rows.ts';
import { basename } from '#reader/data/site.ts';
import { useNewerManifest } from '#reader/data/use-newer-manifest.ts';
import type { ListHandle, MarkAbove } from '#reader/features/list/article-list.tsx';
import { endsNews } from '#reader/features/list/ends-news.ts';
import { NewsMark } from '#reader/features/list/news-mark.tsx';
import { NewsPill } from '#reader/features/list/news-pill.tsx';
import { noteVisit } from '#reader/state/visits.ts';

/** What is new in a list that begins with the newest: the line above what was seen before, and the articles that wait. */
export function ListNews(props: {
  manifest: Manifest;
  view: View;
  /** An open article may hide the list. */
  isListOpen: boolean;
  list: RefObject<ListHandle | null>;
  onMark: (mark: MarkAbove | null) => void;
}) {
  const { manifest, view, isListOpen, list, onMark } = props;
  const { newer, show } = useNewerManifest(manifest);
  const isForNews = view.order === 'newest' && keptMark(view) === null;
  const known = useKnownDate(manifest, isListOpen);
  useEffect(() => {
    const now = Date.now() / 1000;
    const mark: MarkAbove = (position, rowAt) =>
      known !== null && endsNews(position, { rowAt, known, now }) && <NewsMark />;
    onMark(isForNews ? mark : null);
  }, [onMark, isForNews, known]);
  const { count, isMore } =
    newer && isForNews ? arrivals(view, { shown: manifest, newer }) : { count: 0, isMore: false };
  return (
    <NewsPill
      count={count}
      isMore={isMore}
      onShow={() => {
        list.current?.startAnew();
        show();
      }}
    />
  );
}

/** The date up to which the visit before has seen the archive, `null` at the first visit. */
function useKnownDate(manifest: Manifest, isListOpen: boolean): number | null {
  const [known, setKnown] = useState<number | null>(null);
  useEffect(() => {
    if (!isListOpen) return;
    const note = (): void => {
      const now = Date.now();
      const newest = newestDate(manifest, now);
      if (newest !== null) setKnown(noteVisit(basename, { newest, now }).known);
    };
    note();
    // Both when the page is left and when somebody comes back to it.
    document.addEventListener('visibilitychange', note);
    return () => document.removeEventListener('visibilitychange', note);
  }, [manifest, isListOpen]);
  return known;
}
