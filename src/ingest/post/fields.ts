import type { Problem } from '#ingest/problem.ts';
import { type Entry, entrySource, splitEntries } from './entries.ts';
import { readLooseList, readLooseText } from './loose-values.ts';
import { type Mapping, parseYaml, type Value } from './yaml.ts';

export type Fields = { values: ReadonlyMap<string, Value>; problems: Problem[] };

/** Longer front matters are read line by line only: a parser's time and memory are not for them. In UTF-16 units. */
const maxYamlLength = 128 * 1024;
/** How many entries of a broken front matter are looked at. */
const maxEntries = 500;

const listKeys = new Set(['categories', 'category']);
/** Keys whose values are words of people, so that what YAML takes for a comment or an anchor is part of them. */
const textKeys = new Set(['title', 'author', ...listKeys]);

/**
 * Reads the fields of a front matter: as YAML where it is YAML, and where it is not, each entry that can be understood. A field
 * that means something else to YAML than to a person (`title: # 1`) is read as the person means it.
 * @returns values by key in lower case, and what was wrong: `invalid-yaml`, `title-repaired`, `duplicate-key`.
 */
export function readFields(text: string, kind: 'yaml' | 'json'): Fields {
  if (text.trim() === '') return { values: new Map(), problems: [] };
  // As Hexo does: YAML forbids tabs as indentation, and people use them.
  const source = text.includes('\t') ? text.replace(/^\t+/gm, (tabs) => '  '.repeat(tabs.length)) : text;
  const yaml =
    source.length > maxYamlLength ? `longer than ${maxYamlLength} characters` : parse(source, kind);
  if (typeof yaml === 'string') return salvage(source, kind, yaml);
  const fields = { values: lowerKeys(yaml.values), problems: duplicateProblems(yaml.repeated) };
  return kind === 'yaml' && mayBeMisread(source, yaml.values.get('title')) ? correct(source, fields) : fields;
}

/** Hexo's JSON front matter leaves out the braces. JSON is YAML too, and YAML keeps `1e3` as it is written. */
function parse(source: string, kind: 'yaml' | 'json'): Mapping | string {
  if (kind === 'yaml') return parseYaml(source);
  return parseYaml(/^\s*\{/.test(source) ? source : `{${source}\n}`);
}

/** A quick look, so that sound front matters are not read twice: comments, anchors, tags, and titles that are no text. */
function mayBeMisread(source: string, title: Value | undefined): boolean {
  return (title !== undefined && typeof title !== 'string') || /(?:^|[ \t])#|[:-][ \t]+[&!]/m.test(source);
}

function correct(source: string, { values, problems }: Fields): Fields {
  const corrected = new Map(values);
  for (const entry of splitEntries(source).slice(0, maxEntries)) {
    const key = entry.key.toLowerCase();
    const value = textKeys.has(key) ? misreadText(entry, values.get(key)) : null;
    if (value === null) continue;
    corrected.set(key, value);
    problems.push(
      key === 'title' ? titleProblem('YAML takes part of it for something else') : misreadProblem(key),
    );
  }
  return { values: corrected, problems };
}

/** What a person reads where YAML, though valid, says something else: `null` when both agree. */
function misreadText(entry: Entry, value: Value | undefined): Value | null {
  const key = entry.key.toLowerCase();
  if (listKeys.has(key) && (entry.value === '' || entry.value.startsWith('#'))) {
    return entry.more.some((line) => /^[ \t-]*- +[#&!]/.test(line)) ? readLooseList(entry) : null;
  }
  if (isStructured(entry)) return typeof value === 'string' || key !== 'title' ? null : readLooseText(entry);
  const text = readLooseText(entry);
  if (text === '' || (typeof value === 'string' && value.replace(/\s+/g, ' ') === text)) return null;
  return text;
}

/** Quoted, block and flow values: YAML knows best what they are, unless a title should be one. */
function isStructured(entry: Entry): boolean {
  return /^(?:["']|[|>][-+0-9]*$|[|>][-+0-9]* +#|[[{]|$)/.test(entry.value);
}

function salvage(source: string, kind: 'yaml' | 'json', reason: string): Fields {
  const values = new Map<string, Value>();
  const repeated = new Set<string>();
  const loose = new Set<string>();
  let yamlBudget = maxYamlLength;
  for (const entry of splitEntries(source).slice(0, maxEntries)) {
    const key = entry.key.toLowerCase();
    const entryText = kind === 'json' ? entrySource(entry).trimEnd().replace(/,$/, '') : entrySource(entry);
    yamlBudget -= entryText.length;
    const read = readEntry(entry, kind, yamlBudget < 0 ? reason : parseYaml(entryText));
    if (values.has(key)) repeated.add(key);
    if (values.has(key) && read.value === '') continue;
    values.set(key, read.value);
    if (read.isLoose) loose.add(key);
  }
  const problems = duplicateProblems(repeated);
  if (loose.has('title')) problems.push(titleProblem('it is not valid YAML'));
  // When the title alone was wrong, all the rest is sure, and one problem says it.
  if (loose.size !== 1 || !loose.has('title')) problems.push(yamlProblem(reason));
  return { values, problems };
}

/** @param alone the entry as YAML of its own, or why it is none. */
function readEntry(
  entry: Entry,
  kind: 'yaml' | 'json',
  alone: Mapping | string,
): { value: Value; isLoose: boolean } {
  const isText = textKeys.has(entry.key.toLowerCase());
  if (typeof alone !== 'string') {
    const value = alone.values.get(entry.key) ?? '';
    const meant = isText && kind === 'yaml' ? misreadText(entry, value) : null;
    return meant === null ? { value, isLoose: false } : { value: meant, isLoose: true };
  }
  const isList = entry.key.toLowerCase() !== 'title' && /^(?:#|\[|$)/.test(entry.value);
  return {
    value: isList ? readLooseList(entry) : readLooseText(entry, { dropComment: !isText }),
    isLoose: true,
  };
}

function lowerKeys(values: Map<string, Value>): Map<string, Value> {
  const lower = new Map<string, Value>();
  for (const [key, value] of values) {
    const name = key.toLowerCase();
    // `title` itself counts before `Title`.
    if (name === key || !lower.has(name)) lower.set(name, value);
  }
  return lower;
}

function duplicateProblems(keys: ReadonlySet<string>): Problem[] {
  return [...keys].slice(0, 10).map((key) => ({
    code: 'duplicate-key',
    detail: `"${key.slice(0, 60)}" stands more than once; the last one that is not empty counts`,
  }));
}

function titleProblem(reason: string): Problem {
  return {
    code: 'title-repaired',
    detail: `the title was read as it is written, because ${reason}: put it in quotes`,
  };
}

function misreadProblem(key: string): Problem {
  const detail = `${key} were read as written, because YAML takes part of them for something else: put them in quotes`;
  return { code: 'invalid-yaml', detail };
}

function yamlProblem(reason: string): Problem {
  return { code: 'invalid-yaml', detail: `${reason.slice(0, 200)}; the entries were read one by one` };
}
