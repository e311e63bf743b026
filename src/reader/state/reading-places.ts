import * as v from 'valibot';
import type { TextPoint } from '#reader/ui/text-place.ts';

const storageKey = 'lectern:places';
const maxPlaces = 100;

/** Where a list stood: its topmost row, and how far that was scrolled out of sight, in CSS pixels. */
const listPlaceSchema = v.object({
  index: v.number(),
  offset: v.number(),
  /** What the row is found by in an archive that was rebuilt meanwhile; `null` for a row that was on its way. */
  row: v.fallback(v.nullable(v.object({ id: v.string(), date: v.nullable(v.number()) })), null),
  /** Names the state of the archive in which the row had this index. */
  archive: v.fallback(v.string(), ''),
});
export type ListPlace = v.InferOutput<typeof listPlaceSchema>;

/** What stood at the top of an article. */
const textPointSchema = v.object({
  paragraph: v.number(),
  opening: v.fallback(v.string(), ''),
  offset: v.number(),
  share: v.number(),
});

const placesSchema = v.object({
  lists: v.record(v.string(), listPlaceSchema),
  articles: v.record(v.string(), textPointSchema),
});

const places = load();

/** The place of a list, by the key of its history entry. */
export function listPlace(key: string): ListPlace | undefined {
  return places.lists[key];
}

export function rememberListPlace(key: string, place: ListPlace): void {
  places.lists = withNewest(places.lists, key, place);
}

/** The place in an article, by the key of its history entry; `null` for an entry that is new. */
export function articlePlace(key: string): TextPoint | null {
  return places.articles[key] ?? null;
}

export function rememberArticlePlace(key: string, place: TextPoint): void {
  places.articles = withNewest(places.articles, key, place);
}

function withNewest<Value>(record: Record<string, Value>, key: string, value: Value): Record<string, Value> {
  const { [key]: _, ...others } = record;
  return Object.fromEntries([...Object.entries(others).slice(1 - maxPlaces), [key, value]]);
}

function load(): v.InferOutput<typeof placesSchema> {
  window.addEventListener('pagehide', save);
  try {
    return v.parse(placesSchema, JSON.parse(sessionStorage.getItem(storageKey) ?? 'null'));
  } catch {
    // The first page of this tab, or storage is blocked.
    return { lists: {}, articles: {} };
  }
}

function save(): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(places));
  } catch {
    // Blocked storage: places last as long as the page.
  }
}
