import * as v from 'valibot';

/** What giscus tells the page around it: how tall it is, and when a session is no longer good. */
const messageSchema = v.object({
  giscus: v.object({
    resizeHeight: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100_000))),
    signOut: v.optional(v.boolean(), false),
    error: v.optional(v.string(), ''),
  }),
});

/** Reads a message of giscus' frame; `null` when it says nothing that matters here. */
export function readGiscusMessage(data: unknown): { height: number | null; isSignedOut: boolean } | null {
  const result = v.safeParse(messageSchema, data);
  if (!result.success) return null;
  const { resizeHeight = null, signOut, error } = result.output.giscus;
  return {
    height: resizeHeight,
    isSignedOut: signOut || /Bad credentials|Invalid state|State has expired/.test(error),
  };
}
