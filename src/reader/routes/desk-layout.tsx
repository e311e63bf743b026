import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import type { Manifest } from '#contract/manifest.ts';
import { printView, type View, withWords } from '#contract/view.ts';
import { placesQuery } from '#reader/data/queries.ts';
import { imageSources } from '#reader/data/site.ts';
import { useMutedRows } from '#reader/data/use-muted-rows.ts';
import { useSettledManifest } from '#reader/data/use-settled-manifest.ts';
import { useView } from '#reader/data/use-view.ts';
import { WordsField } from '#reader/features/filters/words-field.tsx';
import { Masthead } from '#reader/features/masthead/masthead.tsx';
import { PlacesTree } from '#reader/features/places/places-tree.tsx';
import { formatNumber } from '#reader/i18n/format.ts';
import { useLanguage, useMessages } from '#reader/i18n/use-messages.ts';
import { useFocusMode } from '#reader/state/focus-mode.ts';
import { historyEntryKey } from '#reader/state/history-entry.ts';
import styles from './desk.module.css';
import { type DeskPage, parseLinkState, parsePage } from './desk-state.ts';
import { KeptPlaces } from './kept-places.tsx';
import { LazyDeskTools } from './lazy-desk-tools.tsx';
import { OpenPane } from './lazy-open-pane.tsx';
import { ListPane } from './list-pane.tsx';
import { PlacesBar } from './places-bar.tsx';
import { ReadingSettings } from './reading-settings.tsx';
import { SiteViews } from './site-views.tsx';
import { useChineseScript } from './use-chinese-script.ts';
import { VisitCounter } from './visit-counter.tsx';

const RecentSearches = lazy(async () => {
  const { RecentSearches } = await import('#reader/features/search/recent-searches.tsx');
  return { default: RecentSearches };
});

/** Places, list and article side by side; on a narrow screen one at a time. The list stays while one reads. */
export function DeskLayout(props: { manifest: Manifest }) {
  const location = useLocation();
  const navigate = useNavigate();
  const messages = useMessages();
  const state = useMemo(() => parseLinkState(location.state), [location.state]);
  const page = parsePage(location, state);
  const view = useStableView(page.view);
  // A visit to a list goes on while its articles are read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each entry of the history has its own key.
  const listKey = useMemo(() => state.list ?? historyEntryKey(), [location.key, state.list]);
  const manifest = useSettledManifest(props.manifest, view, listKey);
  const rows = useMutedRows(useView(manifest, view, listKey), view, listKey);
  const places = useQuery(placesQuery(manifest));
  const sources = useMemo(() => imageSources(manifest.site), [manifest]);
  const showView = (next: View): void => {
    // Typing goes on in one entry of the history: Back leaves the list, not the last letter.
    void navigate(`/${printView(next)}`, {
      replace: page.kind === 'list' && view.words !== '' && next.words !== '',
    });
  };
  useChineseScript();
  useFocusWhenLost(location.key, page.kind);
  const wayToList = {
    to: `/${printView(view)}`,
    state: { view: '', list: listKey, position: state.position, isFromList: false },
  };
  const isFocused = useFocusMode() && page.kind === 'article';
  const shared = { manifest, rows, view, listKey, sources };

  return (
    <div
      className={styles.desk}
      data-page={page.kind === 'list' ? 'list' : 'article'}
      data-focus={isFocused || undefined}
    >
      <SkipLink target="list" label={messages.skipToList} />
      {page.kind !== 'list' && <SkipLink target="article" label={messages.skipToArticle} />}
      <Masthead
        title={manifest.site.title}
        search={
          <WordsField
            words={view.words}
            onChange={(words) => showView(withWords(view, words))}
            suggestions={
              <Suspense fallback={null}>
                <RecentSearches />
              </Suspense>
            }
          />
        }
        tools={<ReadingSettings />}
      />
      <nav className={styles.places} aria-label={messages.places}>
        <AllArticles count={manifest.rows} isCurrent={printView(view) === ''} />
        <SiteViews views={manifest.site.views} view={view} />
        <KeptPlaces view={view} />
        <PlacesTree places={places.data ?? []} view={view} />
      </nav>
      <main className={styles.main}>
        <ListPane
          {...shared}
          openId={page.kind === 'article' ? page.id : null}
          openPosition={state.position}
        />
        <OpenPane page={page} position={state.position} isFromList={state.isFromList} {...shared} />
        <LazyDeskTools
          {...{ manifest, page, view }}
          places={places.data ?? []}
          list={{ ...wayToList, isBehind: state.isFromList }}
        />
      </main>
      <VisitCounter analytics={manifest.site.analytics} title={manifest.site.title} />
      <PlacesBar
        places={places.data ?? []}
        view={view}
        list={
          page.kind === 'list'
            ? { label: messages.allArticles, to: '/', state: null }
            : { label: messages.backToList, ...wayToList }
        }
        manifest={manifest}
      />
    </div>
  );
}

/** Moves the focus only: a new address would lose the list that the history entry remembers. */
function SkipLink({ target, label }: { target: string; label: string }) {
  return (
    <a
      className={styles.skip}
      href={`#${target}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(target)?.focus();
      }}
    >
      {label}
    </a>
  );
}

function AllArticles({ count, isCurrent }: { count: number; isCurrent: boolean }) {
  const messages = useMessages();
  const language = useLanguage();
  return (
    <Link className={styles.all} to="/" aria-current={isCurrent ? 'true' : undefined}>
      <span>{messages.allArticles}</span>
      <span className={styles.count}>{formatNumber(language, count)}</span>
    </Link>
  );
}

/**
 * Gives the list the focus when nothing has it: at the start, and when what had it is gone, as a filter that was taken away. The
 * space bar and the arrow keys then scroll it. An open article sees to itself.
 */
function useFocusWhenLost(key: string, page: DeskPage['kind']): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each navigation.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (page !== 'list' || document.activeElement !== document.body) return;
      document.getElementById('list')?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [key, page]);
}

/** The same object as long as the view is the same. */
function useStableView(view: View): View {
  const key = printView(view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the view.
  return useMemo(() => view, [key]);
}
