import * as v from 'valibot';
import { imageTypes } from '#contract/image-type.ts';
import type { PictureFacts } from './headers.ts';

export const factsSchema = v.object({
  type: v.picklist(imageTypes),
  etag: v.string(),
  lastModified: v.optional(v.string()),
  length: v.optional(v.number()),
  freshSeconds: v.number(),
});

const labelSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ facts: factsSchema, freshUntil: v.number() }),
);

/** What a store writes beside a picture's bytes. */
export interface PictureLabel {
  facts: PictureFacts;
  freshUntil: number;
}

/** A label as one line of text, good for a header. */
export function printLabel({ facts, freshUntil }: PictureLabel): string {
  return JSON.stringify({ facts, freshUntil });
}

/** Reads such a line back; `undefined` for anything else. */
export function parseLabel(text: string | null | undefined): PictureLabel | undefined {
  const parsed = v.safeParse(labelSchema, text);
  return parsed.success ? parsed.output : undefined;
}

/** A picture's key in a form that every store takes: 64 hexadecimal digits. */
export async function hashedKey(key: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
