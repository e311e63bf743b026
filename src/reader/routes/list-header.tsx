import { ArrowDown, ArrowUp, Compass, LayoutGrid, SlidersHorizontal, Sparkle } from 'lucide-react';
import { lazy, Suspense, useId, useState } from 'react';
import { Link } from 'react-router';
import type { Manifest } from '#contract/manifest.ts';
import { printView, type View } from '#contract/view.ts';
import { keptMark } from '#reader/data/kept-rows.ts';
import { hasViewFeeds } from '#reader/data/site.ts';
import type { ShownRows } from '#reader/data/use-muted-rows.ts';
import { Chips } from '#reader/features/filters/chips.tsx';
import { formatNumber } from '#reader/i18n/format.ts';
import { useLanguage, useMessages } from '#reader/i18n/use-messages.ts';
import { openDialog } from '#reader/state/open-dialog.ts';
import { IconButton } from '#reader/ui/icon-button.tsx';
import styles from './desk.module.css';
import type { LinkState } from './desk-state.ts';
import { FilterSheet } from './filter-sheet.tsx';
import { KeptTools } from './lazy-keeping.tsx';

const WanderSheet = lazy(async () => {
  const { WanderSheet } = await import('#reader/features/timeline/wander-sheet.tsx');
  return { default: WanderSheet };
});

/** The name of the view, its filters, its count, and what can be chosen about it. */
export function ListHeader(props: {
  manifest: Manifest;
  rows: ShownRows;
  view: View;
  name: string;
  linkStateFor: (position: number) => LinkState;
}) {
  const { manifest, rows, view, name, linkStateFor } = props;
  const messages = useMessages();
  const [sheet, setSheet] = useState<null | 'filter' | 'wander'>(null);
  const close = (): void => setSheet(null);
  return (
    <div className={styles.listHeader}>
      <div className={styles.listTitle}>
        <h1>{name}</h1>
        <Count rows={rows} />
        <OrderLink view={view} />
        <ViewMenuButton manifest={manifest} view={view} name={name} />
        <IconButton
          icon={Compass}
          label={messages.wander}
          aria-haspopup="dialog"
          onClick={() => setSheet('wander')}
        />
        <IconButton
          icon={SlidersHorizontal}
          label={messages.filter}
          aria-haspopup="dialog"
          onClick={() => setSheet('filter')}
        />
      </div>
      <Chips view={view} />
      {view.words !== '' && (
        <Suspense fallback={null}>
          <QueryParts manifest={manifest} view={view} />
        </Suspense>
      )}
      {rows.muting !== 'none' && (
        <div className={styles.muted}>
          <Suspense fallback={null}>
            <MutedLine rows={rows} onManage={() => openDialog('mutes')} />
          </Suspense>
        </div>
      )}
      {keptMark(view) !== null && view.is && (
        <Suspense fallback={null}>
          <KeptTools is={view.is} title={manifest.site.title} onChange={rows.retry} />
        </Suspense>
      )}
      {sheet === 'filter' && <FilterSheet manifest={manifest} view={view} onClose={close} />}
      {sheet === 'wander' && (
        <Suspense fallback={null}>
          <WanderSheet {...{ manifest, rows, view, linkStateFor }} onClose={close} />
        </Suspense>
      )}
    </div>
  );
}

const QueryParts = lazy(async () => {
  const { QueryParts } = await import('#reader/features/search/query-parts.tsx');
  return { default: QueryParts };
});

const MutedLine = lazy(async () => {
  const { MutedLine } = await import('#reader/features/mutes/muted-line.tsx');
  return { default: MutedLine };
});

const byDate: readonly View['order'][] = ['newest', 'oldest'];

/** The order of the rows, and the way to the next one. */
function OrderLink({ view }: { view: View }) {
  const messages = useMessages();
  const names = { best: messages.bestFirst, newest: messages.newestFirst, oldest: messages.oldestFirst };
  const icons = { best: Sparkle, newest: ArrowDown, oldest: ArrowUp };
  const orders: readonly View['order'][] = view.words === '' ? byDate : ['best', ...byDate];
  const next = orders[(orders.indexOf(view.order) + 1) % orders.length] ?? 'newest';
  const Icon = icons[view.order];
  return (
    <Link
      className={styles.order}
      to={`/${printView({ ...view, order: next })}`}
      title={names[next]}
      aria-label={`${messages.order}: ${names[view.order]}`}
      data-order-link=""
    >
      <span>{names[view.order]}</span>
      <Icon size={14} strokeWidth={1.5} aria-hidden="true" />
    </Link>
  );
}

const ViewMenu = lazy(async () => {
  const { ViewMenu } = await import('#reader/features/list/view-menu.tsx');
  return { default: ViewMenu };
});

const SavedViewsSheet = lazy(async () => {
  const { SavedViewsSheet } = await import('#reader/features/list/saved-views-sheet.tsx');
  return { default: SavedViewsSheet };
});

const SubscribeSheet = lazy(async () => {
  const { SubscribeSheet } = await import('#reader/features/list/subscribe-sheet.tsx');
  return { default: SubscribeSheet };
});

/** Opens what can be chosen about the list of a view. The browser places and closes it. */
function ViewMenuButton(props: { manifest: Manifest; view: View; name: string }) {
  const { manifest, view, name } = props;
  const messages = useMessages();
  const menu = useId();
  const [isOpen, setOpen] = useState(false);
  const [sheet, setSheet] = useState<null | 'views' | 'subscribe'>(null);
  const close = (): void => setSheet(null);
  const hasFeeds = (manifest.site.address !== null && manifest.site.feeds !== null) || hasViewFeeds();
  return (
    <>
      <IconButton icon={LayoutGrid} label={messages.viewMenu} popoverTarget={menu} data-opens-view-menu="" />
      <div
        className={styles.viewMenu}
        id={menu}
        popover="auto"
        onBeforeToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen && (
          <Suspense fallback={null}>
            <ViewMenu
              view={view}
              name={name}
              onEdit={() => setSheet('views')}
              onSubscribe={hasFeeds ? () => setSheet('subscribe') : null}
            />
          </Suspense>
        )}
      </div>
      {sheet === 'views' && (
        <Suspense fallback={null}>
          <SavedViewsSheet onClose={close} />
        </Suspense>
      )}
      {sheet === 'subscribe' && (
        <Suspense fallback={null}>
          <SubscribeSheet manifest={manifest} view={view} onClose={close} />
        </Suspense>
      )}
    </>
  );
}

function Count({ rows }: { rows: ShownRows }) {
  const language = useLanguage();
  const messages = useMessages();
  if (rows.status === 'loading') return <span className={styles.count} role="status" />;
  const count = formatNumber(language, rows.total);
  const isOne = rows.total === 1 && rows.isExact;
  return (
    <span className={styles.count} role="status">
      {isOne ? messages.oneArticle : messages.articles(count, rows.isExact)}
    </span>
  );
}
