import type { Problem } from '#ingest/problem.ts';

/** What cleaning met on its way through one body. */
export type Findings = { removed: Set<string>; unresolved: string[]; isTooDeep: boolean };

const maxListed = 8;

/** Turns what was met into the problems of the report. */
export function problemsOf({ removed, unresolved, isTooDeep }: Findings): Problem[] {
  const problems: Problem[] = [];
  if (removed.size > 0) {
    problems.push({ code: 'unsafe-content', detail: `removed: ${listed([...removed])}` });
  }
  if (unresolved.length > 0) {
    const detail = `no file, and no link of the post to resolve it against: ${listed(unresolved)}`;
    problems.push({ code: 'image-unresolved', detail });
  }
  if (isTooDeep)
    problems.push({ code: 'too-deep', detail: 'elements nested too deeply were flattened; no text is lost' });
  return problems;
}

function listed(items: readonly string[]): string {
  const shown = items
    .slice(0, maxListed)
    .map((item) => (item.length > 120 ? `${item.slice(0, 119)}…` : item));
  const more = items.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
