import type { Problem } from '#ingest/problem.ts';

/** At most ten problems for the keys that stand more than once. */
export function duplicateProblems(keys: ReadonlySet<string>): Problem[] {
  return [...keys].slice(0, 10).map((key) => ({
    code: 'duplicate-key',
    detail: `"${key.slice(0, 60)}" stands more than once; the last one that is not empty counts`,
  }));
}

/** The title is not what YAML says. */
export function titleProblem(reason: string): Problem {
  const detail = `the title was read as it is written, because ${reason}: put it in quotes`;
  return { code: 'title-repaired', detail };
}

/** Another field is not what YAML says. */
export function misreadProblem(key: string): Problem {
  const detail = `"${key}" was read as it is written, because YAML takes part of it for something else: use quotes`;
  return { code: 'invalid-yaml', detail };
}

/** The front matter is no YAML. */
export function yamlProblem(reason: string): Problem {
  return { code: 'invalid-yaml', detail: `${reason.slice(0, 200)}; the entries were read one by one` };
}
