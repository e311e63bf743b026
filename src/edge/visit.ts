import type { WorkerContext } from '#proxy/worker-bindings.ts';
import type { EdgeEnv } from './edge-bindings.ts';

/** One request, and what it takes to answer it. */
export type Visit = {
  request: Request;
  env: EdgeEnv;
  context: WorkerContext;
  /** Path of the site on its host, with slashes at both ends. */
  base: string;
  /** Address of the site as this request has it, with a slash at the end. */
  root: string;
};

/** @throws RangeError for a setting `BASE` that is no path. */
export function openVisit(request: Request, env: EdgeEnv, context: WorkerContext): Visit {
  const base = env.BASE ?? '/';
  if (typeof base !== 'string' || !/^\/([\w.~-]+\/)*$/.test(base))
    throw new RangeError('BASE: has to be a path with slashes at both ends, as / or /reader/');
  return { request, env, context, base, root: new URL(request.url).origin + base };
}

/**
 * What is asked for below the site's base, decoded: `"a/3k9v…"`. `null` for what no file can be called: names with a dot in front are nobody's business, and what is
 * no UTF-8 is nothing.
 */
export function pathOf({ request, base }: Visit): string | null {
  const { pathname } = new URL(request.url);
  if (!pathname.startsWith(base)) return null;
  try {
    const path = decodeURIComponent(pathname.slice(base.length));
    const isHidden = path.split('/').some((name) => name.startsWith('.') && name !== '.well-known');
    return isHidden || path.includes('\\') ? null : path;
  } catch {
    return null;
  }
}
