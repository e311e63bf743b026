import * as v from 'valibot';
import { imageSchema } from './image.ts';

/** A category path from the root, for example `['新媒体', 'ZAKER', 'source']`. An article may stand in several. */
export const categoryPathSchema = v.array(v.string());
export type CategoryPath = v.InferOutput<typeof categoryPathSchema>;

/** What a body holds, so that a list can say it and a search can ask for it. */
export const contentKinds = ['image', 'video', 'audio', 'code', 'table', 'embed', 'math'] as const;
export type ContentKind = (typeof contentKinds)[number];

const headingFields = {
  id: v.string(),
  title: v.string(),
  /** Seconds since 1970 in UTC; `null` when the post gave no date that is one. */
  date: v.nullable(v.number()),
  categories: v.array(categoryPathSchema),
  author: v.nullable(v.string()),
};

/**
 * One article as a pack holds it: all that the article page needs, with no other file. `html` is cleaned by ingest, cut at
 * block boundaries into pieces of about 100 KB so that a reader can insert a long text bit by bit.
 */
export const articleSchema = v.object({
  kind: v.literal('article'),
  ...headingFields,
  /** BCP 47 tag of the text's language, `und` when it could not be told. */
  lang: v.string(),
  dir: v.picklist(['ltr', 'rtl']),
  /** Address of the original page, when the post knows it. */
  link: v.nullable(v.string()),
  /** The picture that stands for the article when the body does not begin with it. */
  cover: v.nullable(imageSchema),
  summary: v.string(),
  minutes: v.number(),
  has: v.array(v.picklist(contentKinds)),
  html: v.array(v.string()),
  /** Articles that tell the same story, by other sources. */
  others: v.array(v.object(headingFields)),
});

export type Article = v.InferOutput<typeof articleSchema>;

/** An old address of an article that moved. */
const movedSchema = v.object({ kind: v.literal('moved'), id: v.string(), to: v.string() });

/** What is left at the address of an article that was removed. */
const removedSchema = v.object({ kind: v.literal('removed'), ...headingFields });

export const packEntrySchema = v.variant('kind', [articleSchema, movedSchema, removedSchema]);
export type PackEntry = v.InferOutput<typeof packEntrySchema>;
