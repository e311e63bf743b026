import * as v from 'valibot';

/** The colours of highlights; each also has a line of its own under the words. */
export const noteColours = ['yellow', 'red', 'blue'] as const;
export type NoteColour = (typeof noteColours)[number];

/** Bounds that a person hardly meets, and a damaged file cannot pass. */
export const noteLimits = { quote: 2000, text: 4000, notes: 5000, context: 32 };

const key = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));
const time = v.pipe(v.number(), v.finite());
const position = v.pipe(v.number(), v.integer(), v.minValue(0));
const textUpTo = (most: number) => v.pipe(v.string(), v.maxLength(most));

/**
 * Where a passage stands in its article: its words, what stands before and after them, and the positions in the text where they
 * were. The Web Annotation model calls these a text quote selector and a text position selector.
 */
export const passageSchema = v.object({
  quote: v.pipe(textUpTo(noteLimits.quote), v.nonEmpty()),
  prefix: textUpTo(2 * noteLimits.context),
  suffix: textUpTo(2 * noteLimits.context),
  start: position,
  end: position,
});
export type Passage = v.InferOutput<typeof passageSchema>;

/** A highlighted passage of an article, and what a person has written about it: nothing, for most. */
export const noteSchema = v.object({
  id: key,
  article: key,
  passage: passageSchema,
  colour: v.picklist(noteColours),
  text: textUpTo(noteLimits.text),
  made: time,
  changed: time,
});
export type Note = v.InferOutput<typeof noteSchema>;

/** What a note becomes; `null`: it is deleted. */
export type NoteChange = { article: string; id: string; note: Note | null };

const changeSchema = v.object({ article: key, id: key, note: v.nullable(noteSchema) });

/** One change of a note that can be taken back: the note before and after it. */
export const noteEntrySchema = v.object({
  at: v.number(),
  note: v.object({ ...changeSchema.entries, before: v.nullable(noteSchema) }),
});
export type NoteEntry = v.InferOutput<typeof noteEntrySchema>;

/** A stored note; `null` when it is none. */
export function toNote(stored: unknown): Note | null {
  const note = v.safeParse(noteSchema, stored);
  return note.success ? note.output : null;
}

/** Changes of notes that another tab has told. */
export function toNoteChanges(stored: unknown): NoteChange[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((item: unknown) => {
    const change = v.safeParse(changeSchema, item);
    return change.success ? [change.output] : [];
  });
}

/** What takes an entry back, or `null` when the note has been changed since by something else. */
export function noteChangeBefore({ note: entry }: NoteEntry, now: Note | null): NoteChange | null {
  if (now?.changed !== entry.note?.changed) return null;
  return { article: entry.article, id: entry.id, note: entry.before };
}
