import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { articlePath } from '#contract/article-url.ts';
import { categoryKey } from '#contract/list-index.ts';
import type { Manifest } from '#contract/manifest.ts';
import type { Place } from '#contract/places.ts';
import { type Row, type Rows, type ShardRows, shardRows, sourceOf } from '#contract/row.ts';
import { everything, printView } from '#contract/view.ts';
import { authorsQuery } from '#reader/data/queries.ts';
import { type CommandId, commands } from '#reader/features/keyboard/commands.ts';
import type { KeyMessages } from '#reader/features/keyboard/messages/en.ts';
import type { Entry } from '#reader/features/palette/find-entries.ts';
import type { SavedView } from '#reader/state/saved-view.ts';
import { useSavedViews } from '#reader/state/saved-views.ts';
import type { CommandPage } from './use-desk-commands.ts';

/** Titles beyond these would make the typing slow. */
const mostTitles = 20_000;
/** Commands that mean the row or the place where the focus is: without it they say nothing. */
const pointless: ReadonlySet<CommandId> = new Set([
  'nextRow',
  'previousRow',
  'openRow',
  'pageDown',
  'pageUp',
  'scrollDown',
  'scrollUp',
  'palette',
]);

/** Commands that want the list, or an article of it. */
const onDesk: ReadonlySet<CommandId> = new Set([
  'filter',
  'order',
  'viewMenu',
  'star',
  'later',
  'read',
  'share',
  'dates',
  'about',
]);

/** All that the palette can find: the commands that mean something here, and the places, authors and titles that are loaded. */
export function usePaletteEntries(options: {
  manifest: Manifest;
  places: readonly Place[];
  page: CommandPage['kind'];
  words: KeyMessages;
  run: (id: CommandId) => boolean;
}): Entry[] {
  const { manifest, places, page, words, run } = options;
  const client = useQueryClient();
  const navigate = useNavigate();
  const authors = useQuery(authorsQuery(manifest)).data;
  const saved = useSavedViews();
  // While the palette is open nothing else happens on the desk: only what is still on its way makes new entries.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  return useMemo(() => {
    const go: Go = (address) => () => void navigate(address);
    const shards = client.getQueriesData<ShardRows>({ queryKey: ['rows'] });
    const rows = loadedRows(
      manifest,
      shards.flatMap(([, shard]) => (shard ? [shard] : [])),
    );
    const meant = commands.filter(({ id, place }) => {
      if (pointless.has(id) || (page === 'about' && onDesk.has(id))) return false;
      return place !== 'article' || page === 'article';
    });
    return [
      ...meant.map(({ id }) => commandEntry(id, words, run)),
      ...[...manifest.site.views, ...saved].filter(isFirst).map((view) => savedEntry(view, go)),
      ...allPlaces(places).map(({ path }) => placeEntry(path, go)),
      ...(authors ?? []).map(({ name }) => authorEntry(name, go)),
      ...rows.map((row) => titleEntry(row, go)),
    ];
  }, [manifest, places, authors, saved, words]);
}

function commandEntry(id: CommandId, words: KeyMessages, run: (id: CommandId) => boolean): Entry {
  return { id, kind: 'command', label: words.commands[id], run: () => void run(id) };
}

/** Of views with the same address the first. */
function isFirst({ query }: SavedView, index: number, views: readonly SavedView[]): boolean {
  return views.findIndex((other) => other.query === query) === index;
}

type Go = (address: string) => () => void;

function savedEntry({ name, query }: SavedView, go: Go): Entry {
  return { id: `view ${query}`, kind: 'place', label: name, run: go(`/${query}`) };
}

function placeEntry(path: readonly string[], go: Go): Entry {
  return {
    id: `place ${categoryKey(path)}`,
    kind: 'place',
    label: path.at(-1) ?? '',
    hint: path.slice(0, -1).join(' / '),
    run: go(`/${printView({ ...everything, categories: [path] })}`),
  };
}

function authorEntry(name: string, go: Go): Entry {
  const address = `/${printView({ ...everything, author: name })}`;
  return { id: `author ${name}`, kind: 'author', label: name, run: go(address) };
}

function titleEntry(row: Row, go: Go): Entry {
  return {
    id: `title ${row.id}`,
    kind: 'title',
    label: row.title,
    hint: sourceOf(row) ?? undefined,
    run: go(`/${articlePath(row.id)}`),
  };
}

function allPlaces(places: readonly Place[]): Place[] {
  return places.flatMap((place) => [place, ...allPlaces(place.children)]);
}

/** The rows that are in the page's memory: the newest of the archive, and what was looked at. */
function loadedRows(manifest: Manifest, shards: readonly Rows[]): Row[] {
  const byId = new Map(shardRows(manifest.head).map((row) => [row.id, row]));
  for (const shard of shards) {
    for (let index = 0; index < shard.length && byId.size < mostTitles; index++) {
      const row = shard.at(index);
      if (row) byId.set(row.id, row);
    }
  }
  return [...byId.values()];
}
