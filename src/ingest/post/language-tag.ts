import type { Value } from './yaml.ts';

/** Tags that were asked for before; a corpus has a handful, and Intl is slow. Bounded, because posts are hostile. */
const known = new Map<string, string | null>();
const maxKnown = 1000;

/** Reads the language a post names, as a canonical BCP 47 tag: `zh_cn` -> `"zh-CN"`. `null` when it names none that is one. */
export function readLanguage(value: Value | undefined): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  const text = typeof first === 'string' ? first.trim().replaceAll('_', '-') : '';
  // Two or three letters: longer primary subtags are reserved, and mostly words such as "chinese".
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4}$/i.test(text)) return null;
  if (known.size > maxKnown) known.clear();
  const tag = known.get(text) ?? canonicalTag(text);
  known.set(text, tag);
  return tag;
}

function canonicalTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    // A RangeError is how Intl says that a tag is not well formed.
    return null;
  }
}
