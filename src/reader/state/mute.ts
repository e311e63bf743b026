import * as v from 'valibot';

/** What a person wants to see nothing of: a word, an author's name, or a source, named by its category (`categoryKey`). */
const muteSchema = v.object({
  kind: v.picklist(['word', 'author', 'source']),
  value: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200)),
});
export type Mute = v.InferOutput<typeof muteSchema>;

/** With more than these, looking through a list would be felt. */
const maxMutes = 200;

export function isSameMute(a: Mute, b: Mute): boolean {
  return a.kind === b.kind && a.value === b.value;
}

/** The mutes among whatever was stored, each once, the last two hundred. */
export function readMutes(stored: unknown): readonly Mute[] {
  const list = Array.isArray(stored) ? stored : [];
  const mutes = list.flatMap((entry) => {
    const result = v.safeParse(muteSchema, entry);
    return result.success ? [result.output] : [];
  });
  const isFirst = (mute: Mute, index: number): boolean =>
    mutes.findIndex((other) => isSameMute(other, mute)) === index;
  return mutes.filter(isFirst).slice(-maxMutes);
}
