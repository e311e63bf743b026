import * as v from 'valibot';

/** A view that a person has pinned: its name, and its address as `printView` has it. */
export const savedViewSchema = v.object({ name: v.pipe(v.string(), v.nonEmpty()), query: v.string() });
export type SavedView = v.InferOutput<typeof savedViewSchema>;
