import type { Problem } from '#ingest/problem.ts';
import { splitEntries } from './entries.ts';
import { duplicateProblems, misreadProblem, titleProblem } from './field-problems.ts';
import { findMisread, isTextKey, mayBeMisread } from './misread.ts';
import { salvageFields } from './salvage.ts';
import { type Mapping, parseYaml, type Value } from './yaml.ts';

export type Fields = { values: ReadonlyMap<string, Value>; problems: Problem[] };

/** Longer front matters are read by their lines: a parser's time and memory are not for them. In UTF-16 units. */
const maxYamlLength = 128 * 1024;

/**
 * Reads the fields of a front matter: as YAML where it is YAML, and where it is not, each entry that can be understood. A field
 * that means something else to YAML than to a person (`title: # 1`) is read as the person means it.
 * @returns values by key in lower case, and what was wrong: `invalid-yaml`, `title-repaired`, `duplicate-key`.
 */
export function readFields(text: string, kind: 'yaml' | 'json'): Fields {
  if (text.trim() === '') return { values: new Map(), problems: [] };
  // As Hexo does: YAML forbids tabs as indentation, and people use them.
  const source = text.includes('\t') ? text.replace(/^\t+/gm, (tabs) => '  '.repeat(tabs.length)) : text;
  const yaml = source.length > maxYamlLength ? 'too long for a front matter' : parse(source, kind);
  if (typeof yaml === 'string') return salvageFields(source, { kind, reason: yaml, maxYamlLength });
  const fields = { values: lowerKeys(yaml.values), problems: duplicateProblems(yaml.repeated) };
  return kind === 'yaml' && mayBeMisread(source, fields.values.get('title'))
    ? correct(source, fields)
    : fields;
}

/** Hexo's JSON front matter leaves out the braces. JSON is YAML too, and YAML keeps `1e3` as it is written. */
function parse(source: string, kind: 'yaml' | 'json'): Mapping | string {
  if (kind === 'yaml') return parseYaml(source);
  return parseYaml(/^\s*\{/.test(source) ? source : `{${source}\n}`);
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

function correct(source: string, { values, problems }: Fields): Fields {
  const corrected = new Map(values);
  for (const entry of splitEntries(source)) {
    const key = entry.key.toLowerCase();
    const meant = isTextKey(key) ? findMisread(entry, values.get(key)) : null;
    if (meant === null) continue;
    corrected.set(key, meant);
    problems.push(
      key === 'title' ? titleProblem('YAML takes part of it for something else') : misreadProblem(key),
    );
  }
  return { values: corrected, problems };
}
