import { clip, toName } from './plain-text.ts';
import { isNothing, type Value } from './yaml.ts';

const maxAuthors = 20;

/** Reads the author: a name, a list of names, or objects with a `name`. Several are joined with commas; `null` for none. */
export function readAuthor(value: Value | undefined): string | null {
  const names = namesOf(value).map(toName);
  const joined = [...new Set(names)].filter((name) => name !== '').join(', ');
  return joined === '' ? null : clip(joined, 300);
}

function namesOf(value: Value | undefined): string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return isNothing(value) ? [] : [value];
  if (value instanceof Map) return namesOf(value.get('name') ?? value.get('nick'));
  return Array.isArray(value) ? value.slice(0, maxAuthors).flatMap(namesOf) : [];
}
