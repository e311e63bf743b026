import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Manifest } from '#contract/manifest.ts';
import { printView, type View } from '#contract/view.ts';
import { placesQuery } from '#reader/data/queries.ts';
import { imageProxyBase } from '#reader/data/site.ts';
import { useView } from '#reader/data/use-view.ts';
import { WordsField } from '#reader/features/filters/words-field.tsx';
import { Masthead } from '#reader/features/masthead/masthead.tsx';
import { PlacesTree } from '#reader/features/places/places-tree.tsx';
import { useMessages } from '#reader/i18n/use-messages.ts';
import { historyEntryKey } from '#reader/state/history-entry.ts';
import { ArticlePane } from './article-pane.tsx';
import styles from './desk.module.css';
import { type DeskPage, parseLinkState, parsePage } from './desk-state.ts';
import { ListPane } from './list-pane.tsx';
import { MissingPane } from './missing-pane.tsx';
import { PlacesBar } from './places-bar.tsx';

/** Places, list and article side by side; on a narrow screen one at a time. The list stays while one reads. */
export function DeskLayout({ manifest }: { manifest: Manifest }) {
  const location = useLocation();
  const navigate = useNavigate();
  const messages = useMessages();
  const state = useMemo(() => parseLinkState(location.state), [location.state]);
  const page = parsePage(location, state);
  const view = useStableView(page.view);
  // A visit to a list goes on while its articles are read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each entry of the history has its own key.
  const listKey = useMemo(() => state.list ?? historyEntryKey(), [location.key, state.list]);
  const rows = useView(manifest, view);
  const places = useQuery(placesQuery(manifest));
  const imageProxy = imageProxyBase(manifest.site.imageProxy);
  const showView = (next: View): void => {
    // Typing goes on in one entry of the history: Back leaves the list, not the last letter.
    void navigate(`/${printView(next)}`, {
      replace: page.kind === 'list' && view.words !== '' && next.words !== '',
    });
  };
  const shared = { manifest, rows, view, listKey, imageProxy };

  return (
    <div className={styles.desk} data-page={page.kind === 'list' ? 'list' : 'article'}>
      <a className={styles.skip} href="#list">
        {messages.skipToList}
      </a>
      {page.kind !== 'list' && (
        <a className={styles.skip} href="#article">
          {messages.skipToArticle}
        </a>
      )}
      <Masthead
        title={manifest.site.title}
        search={<WordsField words={view.words} onChange={(words) => showView({ ...view, words })} />}
      />
      <nav className={styles.places} aria-label={messages.places}>
        <PlacesTree places={places.data ?? []} view={view} />
      </nav>
      <main className={styles.main}>
        <ListPane
          {...shared}
          openId={page.kind === 'article' ? page.id : null}
          openPosition={state.position}
        />
        <OpenPane page={page} position={state.position} {...shared} />
      </main>
      <PlacesBar
        places={places.data ?? []}
        view={view}
        list={
          page.kind === 'list'
            ? { label: messages.allArticles, to: '/', state: null }
            : {
                label: messages.backToList,
                to: `/${printView(view)}`,
                state: { view: '', list: listKey, position: state.position },
              }
        }
        manifest={manifest}
      />
    </div>
  );
}

type PaneProps = Omit<Parameters<typeof ArticlePane>[0], 'id'>;

function OpenPane({ page, ...props }: { page: DeskPage } & PaneProps) {
  if (page.kind === 'article') return <ArticlePane {...props} id={page.id} />;
  if (page.kind === 'missing') return <MissingPane {...props} address={page.address} />;
  return null;
}

/** The same object as long as the view is the same. */
function useStableView(view: View): View {
  const key = printView(view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is the view.
  return useMemo(() => view, [key]);
}
