import * as v from 'valibot';

/**
 * A picture as the archive knows it: a clean original address (absolute http or https), or a path below the site
 * (`archive/media/…`) for a picture that came with the posts. Width and height in CSS pixels where the post gave them.
 */
export const imageSchema = v.object({
  src: v.string(),
  width: v.optional(v.number()),
  height: v.optional(v.number()),
  /** What `signTarget` gave for `src`, on a site whose image proxy wants signatures. */
  signature: v.optional(v.string()),
  /** Name of the picture's file in the site's mirror, as `3k9v….webp`; see `mirrorPath`. */
  mirror: v.optional(v.string()),
});

export type Image = v.InferOutput<typeof imageSchema>;
