import * as v from 'valibot';
import { normalizeHostPattern } from '#contract/safe-url.ts';
import { createRefererOf } from './referers.ts';
import type { WorkerEnv } from './worker-bindings.ts';

/** While a key is replaced by a new one, signatures of both are good. */
const MAX_LIVE_KEYS = 2;

export interface WorkerSettings {
  allowHosts: readonly string[];
  keys: readonly string[];
  ports: readonly number[];
  referers: Readonly<Record<string, string>>;
}

const list = v.pipe(
  v.string('is no text'),
  v.transform((text) => text.split(/[\s,]+/).filter((entry) => entry !== '')),
);

/** As in a file of keys: one a line, the newest first; empty lines and those with a `#` are none. */
const keys = v.pipe(
  v.string('is no text'),
  v.transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
      .slice(0, MAX_LIVE_KEYS),
  ),
);

const hosts = v.pipe(
  list,
  v.everyItem(
    (pattern) => isAccepted(() => normalizeHostPattern(pattern)),
    'every entry has to be a host or "*.host"',
  ),
);

const ports = v.pipe(
  list,
  v.everyItem((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'every entry has to be a port'),
  v.transform((texts) => texts.map(Number)),
);

const referers = v.pipe(
  v.union(
    [v.record(v.string(), v.string()), v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string()))],
    'has to be an object of host patterns and addresses',
  ),
  v.check(
    (rules) => isAccepted(() => createRefererOf(rules)),
    'has to name hosts, and http or https addresses',
  ),
);

const settings = v.object({
  ALLOW_HOSTS: v.optional(hosts, ''),
  KEYS: v.optional(keys, ''),
  PORTS: v.optional(ports, '80,443'),
  REFERERS: v.optional(referers, {}),
});

/**
 * The settings of a Worker: lists are texts with commas or white space between their entries; keys stand one a line. What is not set
 * allows nothing. Throws a RangeError that names every setting that cannot be understood, and shows no value: one of them is a secret.
 */
export function readWorkerSettings(env: WorkerEnv): WorkerSettings {
  const parsed = v.safeParse(settings, env);
  if (!parsed.success) {
    const problems = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'settings'}: ${issue.message}`);
    throw new RangeError(problems.join('; '));
  }
  const { ALLOW_HOSTS, KEYS, PORTS, REFERERS } = parsed.output;
  return { allowHosts: ALLOW_HOSTS, keys: KEYS, ports: PORTS, referers: REFERERS };
}

function isAccepted(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
