import { defineMappingTag, FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';

/** A value of the front matter. Scalars are text as written: what is a number or a date is for its reader to say. */
export type Value = string | readonly Value[] | ReadonlyMap<string, Value>;

/** Says whether a scalar is how YAML, or a careless program, writes that there is none. Not asked of titles. */
export function isNothing(text: string): boolean {
  return /^(?:null|~|undefined|)$/i.test(text.trim());
}

export type Mapping = { values: Map<string, Value>; repeated: Set<string> };

/** Far above any real post. Eight aliases can make a text some twenty times as large, not a thousand million times. */
const maxDepth = 16;
const maxAliases = 8;

/**
 * A map without prototype, merge keys or complex keys, in which the last of several equal keys counts, as in Hexo; an empty one
 * does not count. js-yaml asks `has` only to refuse repeated keys.
 */
class Pairs {
  readonly values = new Map<string, unknown>();
  readonly repeated = new Set<string>();
}

const pairsTag = defineMappingTag<Pairs>('tag:yaml.org,2002:map', {
  create: () => new Pairs(),
  addPair: (pairs, key, value) => {
    if (typeof key !== 'string') return 'a key that is not text';
    if (pairs.values.has(key)) pairs.repeated.add(key);
    if (!pairs.repeated.has(key) || value !== '') pairs.values.set(key, value);
    return '';
  },
  has: () => false,
  keys: (pairs) => pairs.values.keys(),
  get: (pairs, key) => (typeof key === 'string' ? pairs.values.get(key) : undefined),
  identify: () => false,
});

/** Only text, lists and maps: no types that a value could turn into, and no tags that could make it more than data. */
const schema = FAILSAFE_SCHEMA.withTags(pairsTag);

/**
 * Parses a YAML mapping.
 * @returns the mapping, or in words why the text is none.
 */
export function parseYaml(source: string): Mapping | string {
  try {
    const root: unknown = load(source, { schema, maxDepth, maxAliases });
    if (!(root instanceof Pairs)) return 'there are no "key: value" lines';
    return { values: toValues(root, 0), repeated: root.repeated };
  } catch (error) {
    // js-yaml asks to catch whatever it throws, not only its own error.
    if (!(error instanceof YAMLException)) return String(error);
    return error.mark ? `line ${error.mark.line + 1}: ${error.reason}` : error.reason;
  }
}

function toValues(pairs: Pairs, depth: number): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const [key, value] of pairs.values) values.set(key, toValue(value, depth + 1));
  return values;
}

/** An alias inside its own anchor makes a tree without end: what lies deep is left out. */
function toValue(value: unknown, depth: number): Value {
  if (typeof value === 'string') return value;
  if (depth >= maxDepth) return '';
  if (value instanceof Pairs) return toValues(value, depth);
  return Array.isArray(value) ? value.map((item) => toValue(item, depth + 1)) : '';
}
