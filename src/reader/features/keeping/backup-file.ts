import * as v from 'valibot';
import { articlePath } from '#contract/article-url.ts';
import { type Mute, readMutes } from '#reader/state/mute.ts';
import { type SavedView, savedViewSchema } from '#reader/state/saved-view.ts';
import { type KeptData, keptRowSchema, markSchema, textPlaceSchema } from '#reader/state/stored-marks.ts';
import { toNote } from '#reader/state/stored-notes.ts';

const version = 1;
const kind = 'lectern-backup';

const fileSchema = v.object({
  kind: v.literal(kind),
  version: v.literal(version),
  /** When it was saved, and where: for people. */
  saved: v.string(),
  site: v.string(),
  articles: v.array(
    v.object({
      id: v.pipe(v.string(), v.nonEmpty()),
      ...markSchema.entries,
      row: v.nullable(keptRowSchema),
      place: v.nullable(textPlaceSchema),
    }),
  ),
  /** Looked at one by one: a note that is damaged does not keep the others out. */
  notes: v.optional(v.array(v.unknown()), []),
  /** The views that were pinned, in their order. */
  views: v.optional(v.array(savedViewSchema), []),
  /** Those that are wrong are left out. */
  mutes: v.optional(v.array(v.unknown()), []),
});

/** Why a file is not added: no JSON, another program's, of a later version, or damaged at a place that is named. */
export type Refusal = { kind: 'json' | 'other' | 'newer' } | { kind: 'damaged'; where: string };

/** Everything that is kept of a site as one JSON file: one entry for each article, the notes, the pinned views, and what is muted. */
export function printBackup(
  data: KeptData,
  {
    site,
    now,
    views,
    mutes,
  }: {
    site: string;
    now: Date;
    views: readonly SavedView[];
    mutes: readonly Mute[];
  },
): string {
  const noted = data.notes.map(({ article }) => article);
  const ids = new Set([...data.marks.keys(), ...data.places.keys(), ...noted]);
  const none = { starred: null, later: null, read: null };
  const articles = [...ids].map((id) => ({
    id,
    ...(data.marks.get(id) ?? none),
    row: data.rows.get(id) ?? null,
    place: data.places.get(id) ?? null,
  }));
  return JSON.stringify(
    { kind, version, saved: now.toISOString(), site, articles, notes: data.notes, views, mutes },
    null,
    1,
  );
}

/**
 * Reads a file that `printBackup` wrote. One that is wrong anywhere is refused as a whole, but for its notes: those that are wrong
 * are left out and counted.
 */
export function parseBackup(
  text: string,
):
  | { data: KeptData; views: readonly SavedView[]; mutes: readonly Mute[]; broken: number }
  | { refusal: Refusal } {
  const json = parseJson(text);
  if (json === undefined) return { refusal: { kind: 'json' } };
  const head = v.safeParse(v.object({ kind: v.literal(kind), version: v.number() }), json);
  if (!head.success) return { refusal: { kind: 'other' } };
  if (head.output.version > version) return { refusal: { kind: 'newer' } };
  const file = v.safeParse(fileSchema, json);
  if (!file.success) {
    const where = file.issues[0].path?.map(({ key }) => String(key)).join('.') ?? '';
    return { refusal: { kind: 'damaged', where } };
  }
  const { articles } = file.output;
  const notes = file.output.notes.flatMap((stored) => toNote(stored) ?? []);
  return {
    broken: file.output.notes.length - notes.length,
    views: file.output.views,
    mutes: readMutes(file.output.mutes),
    data: {
      notes,
      marks: new Map(articles.map(({ id, starred, later, read }) => [id, { starred, later, read }])),
      rows: new Map(articles.flatMap(({ id, row }) => (row?.id === id ? [[id, row]] : []))),
      places: new Map(articles.flatMap(({ id, place }) => (place ? [[id, place]] : []))),
    },
  };
}

/** The starred articles as the bookmarks file that every browser reads, the newest star first. */
export function printBookmarks(data: KeptData, { site, title }: { site: string; title: string }): string {
  const starred = [...data.marks]
    .filter(([, mark]) => mark.starred !== null)
    .sort(([, a], [, b]) => (b.starred ?? 0) - (a.starred ?? 0));
  const lines = starred.map(([id, mark]) => {
    const address = new URL(articlePath(id), site).href;
    const seconds = Math.floor((mark.starred ?? 0) / 1000);
    const name = data.rows.get(id)?.title ?? id;
    return `    <DT><A HREF="${escapeHtml(address)}" ADD_DATE="${seconds}">${escapeHtml(name)}</A>`;
  });
  return [
    '<!DOCTYPE NETSCAPE-Bookmark-file-1>',
    '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">',
    `<TITLE>${escapeHtml(title)}</TITLE>`,
    `<H1>${escapeHtml(title)}</H1>`,
    '<DL><p>',
    ...lines,
    '</DL><p>',
    '',
  ].join('\n');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
