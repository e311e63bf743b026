import * as v from 'valibot';
import { contentKinds } from '#contract/article.ts';
import type { Row } from '#contract/row.ts';
import { type Mark, type MarkFields, markNames, noMark } from './mark-snapshot.ts';
import { type Note, type NoteEntry, noteEntrySchema } from './stored-notes.ts';

// What is stored was written by this program, or by an older or newer one, or came in a file: it is looked at before it is used.

const time = v.nullable(v.pipe(v.number(), v.finite()));
export const markSchema = v.object({ starred: time, later: time, read: time });

const categories = v.array(v.array(v.string()));
const nearCopy = { id: v.string(), date: v.nullable(v.number()), categories, author: v.nullable(v.string()) };

/** A list row as it was when its article was marked. */
export const keptRowSchema = v.object({
  ...nearCopy,
  title: v.string(),
  summary: v.string(),
  image: v.nullable(
    v.object({
      src: v.string(),
      width: v.exactOptional(v.number()),
      height: v.exactOptional(v.number()),
      signature: v.exactOptional(v.string()),
      mirror: v.exactOptional(v.string()),
    }),
  ),
  lang: v.string(),
  minutes: v.number(),
  has: v.array(v.picklist(contentKinds)),
  others: v.array(v.object(nearCopy)),
});

/** Where a person stopped in an article: the paragraph at the top of the screen, by its number, and how much of it was read. */
export const textPlaceSchema = v.object({
  paragraph: v.pipe(v.number(), v.integer()),
  /** How that paragraph begins, `''` where it is not known. */
  opening: v.fallback(v.string(), ''),
  /** Share of the paragraph above the screen's top. */
  offset: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** Share of the whole text, for saying it. */
  share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  at: v.pipe(v.number(), v.finite()),
});
export type TextPlace = v.InferOutput<typeof textPlaceSchema>;

/** All that a browser keeps of a site, each by the article's id. */
export type KeptData = {
  marks: ReadonlyMap<string, Mark>;
  rows: ReadonlyMap<string, Row>;
  places: ReadonlyMap<string, TextPlace>;
  notes: readonly Note[];
};

const fieldsSchema = v.partial(markSchema);

/** One change of marks that can be taken back: what was set, and what was there before. */
const markEntrySchema = v.object({
  at: v.number(),
  fields: fieldsSchema,
  before: v.array(v.tuple([v.string(), fieldsSchema])),
});
export type MarkEntry = {
  at: number;
  fields: MarkFields;
  before: (readonly [id: string, was: MarkFields])[];
};

/** The journal of a session: what a person did last is what they want undone, be it a mark or a note. */
export const journalEntrySchema = v.union([markEntrySchema, noteEntrySchema]);
export type JournalEntry = MarkEntry | NoteEntry;

/** A stored mark, looked at in a plain loop: there may be a hundred thousand. What is none counts as no mark. */
export function toMark(stored: unknown): Mark {
  return isMark(stored) ? stored : noMark;
}

/** Whether a value is a mark. */
export function isMark(value: unknown): value is Mark {
  if (typeof value !== 'object' || value === null) return false;
  const fields: Partial<Record<string, unknown>> = { ...value };
  return markNames.every((name) => fields[name] === null || Number.isFinite(fields[name]));
}

/** What taking back an entry does to a mark; a field that something else has changed since stays as it is. */
export function fieldsBefore(entry: MarkEntry, was: MarkFields, now: Mark): MarkFields {
  const fields: MarkFields = {};
  for (const name of markNames) {
    if (entry.fields[name] !== undefined && now[name] === entry.fields[name])
      fields[name] = was[name] ?? null;
  }
  return fields;
}

/** Those times of a mark that are later than another's, or that the other does not have. */
export function newerFields(mark: Mark, own: Mark): MarkFields {
  const newer = markNames.filter((name) => (mark[name] ?? -Infinity) > (own[name] ?? -Infinity));
  return Object.fromEntries(newer.map((name) => [name, mark[name]]));
}

/** Some fields of a mark: those that a change is about. */
export function sameFields(mark: Mark, fields: MarkFields): MarkFields {
  const own = markNames.filter((name) => fields[name] !== undefined);
  return Object.fromEntries(own.map((name) => [name, mark[name]]));
}

/** Whether a change turns a mark on or off, rather than only giving it another time. */
export function isTurned(mark: Mark, fields: MarkFields): boolean {
  return markNames.some((name) => {
    const next = fields[name];
    return next !== undefined && (mark[name] === null) !== (next === null);
  });
}
