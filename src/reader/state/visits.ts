import * as v from 'valibot';
import { createStore } from './store.ts';

/** Who was away longer than this comes for another visit. */
const awayMs = 30 * 60_000;
const maxSites = 20;

/** A visit to an archive. Dates are those of articles, in seconds since 1970. */
const visitSchema = v.object({
  /** Date of the newest article of the visit before; `null` for the first. */
  known: v.nullable(v.number()),
  /** Date of the newest article that this visit has shown. */
  newest: v.number(),
  /** When it went on last, in milliseconds since 1970. */
  at: v.number(),
});

export type Visit = v.InferOutput<typeof visitSchema>;

const store = createStore('lectern:visits', (stored): Readonly<Record<string, Visit>> => {
  const result = v.safeParse(v.record(v.string(), visitSchema), stored);
  return result.success ? result.output : {};
});

/**
 * Takes note that a list of a site was seen now, its newest article being of this date, and says which visit that belongs to. The
 * last twenty sites of a host are remembered.
 */
export function noteVisit(site: string, seen: { newest: number; now: number }): Visit {
  const { [site]: before, ...others } = store.get();
  const visit = visitAfter(before, seen);
  store.set(Object.fromEntries([...Object.entries(others).slice(1 - maxSites), [site, visit]]));
  return visit;
}

/** The visit that a list seen now belongs to: the one before, or a new one. */
export function visitAfter(
  before: Visit | undefined,
  { newest, now }: { newest: number; now: number },
): Visit {
  if (!before) return { known: null, newest, at: now };
  const known = now - before.at > awayMs ? before.newest : before.known;
  return { known, newest: Math.max(newest, before.newest), at: now };
}
