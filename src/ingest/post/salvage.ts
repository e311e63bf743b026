import type { Problem } from '#ingest/problem.ts';
import { type Entry, entrySource, splitEntries } from './entries.ts';
import { duplicateProblems, titleProblem, yamlProblem } from './field-problems.ts';
import { readLooseList, readLooseText } from './loose-values.ts';
import { findMisread, isTextKey } from './misread.ts';
import { parseYaml, type Value } from './yaml.ts';

type Reading = { value: Value; isLoose: boolean };

/** How many entries of a broken front matter are looked at. */
const maxEntries = 500;

/**
 * Reads a front matter that is no YAML entry by entry: each as YAML where it is, else by its lines.
 * @param options.reason why it is no YAML, in words.
 * @param options.maxYamlLength how much of it is given to the parser, in UTF-16 units; the rest is read by its lines.
 * @returns values by key in lower case, and one problem when the title alone was wrong, for then all the rest is sure.
 */
export function salvageFields(
  source: string,
  options: { kind: 'yaml' | 'json'; reason: string; maxYamlLength: number },
): { values: Map<string, Value>; problems: Problem[] } {
  const values = new Map<string, Value>();
  const repeated = new Set<string>();
  const loose = new Set<string>();
  let budget = options.maxYamlLength;
  for (const written of splitEntries(source).slice(0, maxEntries)) {
    const entry = options.kind === 'json' ? withoutComma(written) : written;
    const key = entry.key.toLowerCase();
    const text = entrySource(entry);
    budget -= text.length;
    const { value, isLoose } = budget < 0 ? readLoosely(entry) : readEntry(entry, text);
    if (values.has(key)) repeated.add(key);
    if (values.has(key) && value === '') continue;
    values.set(key, value);
    if (isLoose) loose.add(key);
  }
  const problems = duplicateProblems(repeated);
  if (loose.has('title')) problems.push(titleProblem('it is not valid YAML'));
  if (loose.size !== 1 || !loose.has('title')) problems.push(yamlProblem(options.reason));
  return { values, problems };
}

function readEntry(entry: Entry, text: string): Reading {
  const yaml = parseYaml(text);
  if (typeof yaml === 'string') return readLoosely(entry);
  const value = yaml.values.get(entry.key) ?? '';
  const meant = isTextKey(entry.key.toLowerCase()) ? findMisread(entry, value) : null;
  return meant === null ? { value, isLoose: false } : { value: meant, isLoose: true };
}

function readLoosely(entry: Entry): Reading {
  const key = entry.key.toLowerCase();
  const isList = key !== 'title' && /^(?:#|\[|$)/.test(entry.value);
  const value = isList ? readLooseList(entry) : readLooseText(entry, { dropComment: !isTextKey(key) });
  return { value, isLoose: true };
}

/** In JSON a comma ends an entry. */
function withoutComma({ key, value, more }: Entry): Entry {
  const lines = [value, ...more].join('\n').trimEnd().replace(/,$/, '').split('\n');
  return { key, value: lines[0] ?? '', more: lines.slice(1) };
}
