import type { Problem } from '#ingest/problem.ts';
import { clip, toLine } from './plain-text.ts';
import { unwrapQuotes } from './quotes.ts';
import type { Value } from './yaml.ts';

/** Some feeds put a whole message into the title; a list, a tab and a shared link show far less. In UTF-16 units. */
const maxTitleLength = 1000;

/** Marks that turn round what stands after them; `toLine` takes them out. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/;
const directionProblem: Problem = {
  code: 'control-characters',
  detail: 'invisible marks that change the direction of writing were removed from the title',
};

/**
 * Reads a title: one line of text, entities decoded once.
 * @returns `null` with `title-missing` when there is none.
 */
export function readTitle(value: Value | undefined): { title: string | null; problems: Problem[] } {
  const line = typeof value === 'string' ? toLine(value) : '';
  if (line === '') {
    return {
      title: null,
      problems: [{ code: 'title-missing', detail: 'the first words of the body stand for it' }],
    };
  }
  const bare = unwrapLayers(line);
  const title = clip(bare, maxTitleLength);
  const problems = title === line ? [] : [repairedProblem(bare.length)];
  if (typeof value === 'string' && directionMarks.test(value)) problems.push(directionProblem);
  return { title, problems };
}

/** One pair of quotes that YAML leaves belongs to the title; several are an accident of programs. */
function unwrapLayers(line: string): string {
  return isMark(line, 0) && isMark(line, 1) && isMark(line, -1) && isMark(line, -2)
    ? unwrapQuotes(line) || line
    : line;
}

function isMark(line: string, index: number): boolean {
  const char = line.at(index);
  return char === "'" || char === '"';
}

function repairedProblem(length: number): Problem {
  const detail =
    length > maxTitleLength
      ? `the title has ${length} characters; ${maxTitleLength} are shown`
      : 'several layers of quotes around the title were taken off';
  return { code: 'title-repaired', detail };
}
