import { LayoutList, ListTree, SlidersHorizontal } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { Manifest } from '#contract/manifest.ts';
import type { Place } from '#contract/places.ts';
import type { View } from '#contract/view.ts';
import { PlacesTree } from '#reader/features/places/places-tree.tsx';
import { useMessages } from '#reader/i18n/use-messages.ts';
import { Sheet } from '#reader/ui/sheet.tsx';
import styles from './desk.module.css';
import { FilterSheet } from './filter-sheet.tsx';
import { KeptPlaces } from './kept-places.tsx';
import { ReadingSettings } from './reading-settings.tsx';
import { SiteViews } from './site-views.tsx';

/** The bar within reach of a thumb, where the places have no column of their own. */
export function PlacesBar(props: {
  manifest: Manifest;
  places: readonly Place[];
  view: View;
  /** Where the first button leads: the whole archive, or back to the list that an open article came from. */
  list: { label: string; to: string; state: unknown };
}) {
  const { manifest, places, view, list } = props;
  const messages = useMessages();
  const location = useLocation();
  const [sheet, setSheet] = useState<null | 'places' | 'filter'>(null);
  // A chosen place closes the sheet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each navigation counts, also one to the same address.
  useEffect(() => setSheet(null), [location.key]);
  return (
    <nav className={styles.bar} aria-label={messages.goTo}>
      <Link to={list.to} state={list.state}>
        <LayoutList size={20} strokeWidth={1.5} aria-hidden="true" />
        {list.label}
      </Link>
      <button type="button" aria-haspopup="dialog" onClick={() => setSheet('places')}>
        <ListTree size={20} strokeWidth={1.5} aria-hidden="true" />
        {messages.places}
      </button>
      <span className={styles.barTools} data-bar-tools="" />
      <button type="button" aria-haspopup="dialog" data-opens-filter="" onClick={() => setSheet('filter')}>
        <SlidersHorizontal size={20} strokeWidth={1.5} aria-hidden="true" />
        {messages.filter}
      </button>
      {sheet === 'places' && (
        <Sheet
          title={messages.places}
          closeLabel={messages.close}
          side="start"
          onClose={() => setSheet(null)}
        >
          <SiteViews views={manifest.site.views} view={view} />
          <KeptPlaces view={view} />
          <PlacesTree places={places} view={view} />
          <div className={styles.sheetTools}>
            <ReadingSettings />
          </div>
        </Sheet>
      )}
      {sheet === 'filter' && <FilterSheet manifest={manifest} view={view} onClose={() => setSheet(null)} />}
    </nav>
  );
}
