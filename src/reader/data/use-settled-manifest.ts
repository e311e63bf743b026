import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Manifest } from '#contract/manifest.ts';
import type { View } from '#contract/view.ts';
import { listPlace } from '#reader/state/reading-places.ts';
import { keptMark } from './kept-rows.ts';
import { openingQuery } from './use-view.ts';

/**
 * The manifest to show. A newer one comes while the page is open when files of the old one are gone, or when a person wants what
 * is new: it waits for what the screen needs of it, so that the list changes at once and in its place.
 */
export function useSettledManifest(newest: Manifest, view: View, visit: string): Manifest {
  const client = useQueryClient();
  const [shown, setShown] = useState(newest);
  useEffect(() => {
    if (newest === shown) return;
    let isOver = false;
    const show = (): void => {
      if (!isOver) setShown(newest);
    };
    // What cannot be had is told by whoever shows it.
    prepare(client, newest, { shown, view, visit }).then(show, show);
    return () => {
      isOver = true;
    };
  }, [client, newest, shown, view, visit]);
  return shown;
}

/** Fetches the first rows of the view and those around the place of its list. */
async function prepare(
  client: QueryClient,
  manifest: Manifest,
  { shown, view, visit }: { shown: Manifest; view: View; visit: string },
): Promise<void> {
  if (keptMark(view) !== null) return;
  const plan = await client.fetchQuery(openingQuery(manifest, view, visit));
  const [id = '', date = null] = [shown.head.id[0], shown.head.date[0]];
  const anchor = listPlace(visit)?.row ?? { id, date };
  if (plan.kind !== 'list') return;
  const { findInList } = await import('./find-row.ts');
  await findInList(client, plan, { anchor, order: view.order });
}
