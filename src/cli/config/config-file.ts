import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import * as v from 'valibot';
import { UsageError } from '#cli/usage-error.ts';
import { type Config, configSchema } from './config-schema.ts';
import { type Mistake, mistakesIn, repeatedNames } from './mistakes.ts';

/** Beside the posts. */
export const configFile = 'lectern.config.json';

/**
 * Reads the settings that lie beside the posts, or in the file that was named. Comments and commas at the end of lists are fine (JSONC).
 * @throws UsageError that lists every mistake with its line and what is allowed.
 */
export function readConfig(content: string, given: string | undefined): Config {
  const file = given ?? path.join(content, configFile);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    if (given === undefined) return {};
    throw new UsageError(`--config ${given}: there is no such file`);
  }
  const source = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  const result = parseConfig(source, path.dirname(file));
  if ('config' in result) return result.config;
  const { mistakes } = result;
  const count = mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`;
  throw new UsageError([`${file} has ${count}:`, ...mistakes.map((line) => `  ${line}`)].join('\n'));
}

/**
 * Reads the text of a file of settings.
 * @param folder where paths in it begin.
 * @returns the settings, or its mistakes, a line of text for each.
 */
export function parseConfig(source: string, folder: string): { config: Config } | { mistakes: string[] } {
  const errors: ParseError[] = [];
  const tree = parseTree(source, errors, { allowTrailingComma: true });
  if (!tree || errors.length > 0) return { mistakes: syntaxMistakes(source, errors) };
  const result = v.safeParse(configSchema(folder), plainValue(tree));
  const mistakes = [...repeatedNames(tree), ...mistakesIn(tree, result.issues ?? [])];
  if (result.success && mistakes.length === 0) return { config: result.output };
  return {
    mistakes: mistakes
      .sort(byPlace)
      .map(({ offset, text }) => `line ${placeOf(source, offset).line}: ${text}`),
  };
}

/** The value of a node; a list in the place of an object, which JavaScript would take for one, is none. */
function plainValue({ type, children = [], value }: Node, name = ''): unknown {
  if (type === 'array') return name === 'views' ? children.map((child) => plainValue(child)) : null;
  if (type !== 'object') return value;
  return Object.fromEntries(
    children.flatMap(({ children: [key, child] = [] }) =>
      key && child ? [[key.value, plainValue(child, String(key.value))]] : [],
    ),
  );
}

const byPlace = (a: Mistake, b: Mistake): number => a.offset - b.offset;

/** Where the text is no JSON; of several mistakes in a line the first, which the others mostly follow from. */
function syntaxMistakes(source: string, errors: readonly ParseError[]): string[] {
  if (source.trim() === '') return ['line 1, column 1: there is nothing in it; write {} at least'];
  const lines = new Map<number, string>();
  // After a text without its quotes the parser is lost.
  const lost = errors.findIndex(({ error }) => printParseErrorCode(error) === 'InvalidSymbol');
  for (const { error, offset } of lost < 0 ? errors : errors.slice(0, lost + 1)) {
    const { line, column } = placeOf(source, offset);
    const text = words[printParseErrorCode(error)] ?? 'this is no JSON';
    if (!lines.has(line)) lines.set(line, `line ${line}, column ${column}: ${text}`);
  }
  return [...lines.values()];
}

const words: Readonly<Record<string, string>> = {
  PropertyNameExpected: 'a name in double quotes is missing here',
  ValueExpected: 'a value is missing here',
  ColonExpected: 'a colon is missing here',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a } is missing here',
  CloseBracketExpected: 'a ] is missing here',
  EndOfFileExpected: 'there is more after the end of the settings',
  InvalidSymbol: 'this is no JSON: texts stand in double quotes',
  InvalidNumberFormat: 'this is no number',
  UnexpectedEndOfComment: 'the comment has no end',
  UnexpectedEndOfString: 'the text has no end: a double quote is missing',
  InvalidUnicode: 'no character has this number',
  InvalidEscapeCharacter: 'a backslash stands before what needs none; write \\\\ for one',
  InvalidCharacter: 'a text cannot hold this character; write \\n for the end of a line',
};

function placeOf(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
