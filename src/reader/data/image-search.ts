import type { ImageRoutes } from './image-route.ts';
import type { ImageStep, ImageVia, ImageWays } from './image-ways.ts';
import { askProxy } from './proxy-fault.ts';

/** The search for one picture, way by way. */
export type ImageSearch = {
  /** Begins anew and gives the first way; `null` when there is none. */
  start(): ImageStep | null;
  /** The current way gave no picture at `address`: gives the next one, `null` when none is left or `signal` was aborted. */
  failed(address: string, signal: AbortSignal): Promise<ImageStep | null>;
  /** The picture is here. */
  worked(): void;
  /** A person asked to try again: forgets what is known of the host, and begins anew. */
  again(): ImageStep | null;
};

/** A search along these ways, which learns from `routes` and teaches them. */
export function createImageSearch(ways: ImageWays, routes: ImageRoutes): ImageSearch {
  const closed = new Set<ImageVia>();
  let step: ImageStep | null = null;
  const next = (): ImageStep | null => {
    step = routes.next(ways, closed);
    return step;
  };
  const start = (): ImageStep | null => {
    closed.clear();
    return next();
  };
  return {
    start,
    async failed(address, signal) {
      if (step === null) return null;
      const { via, tellsWhy } = step;
      const fault = tellsWhy ? await askProxy(address, signal) : null;
      // A question that was broken off says nothing about the proxy.
      if (signal.aborted) return null;
      for (const each of routes.failed(via, fault)) closed.add(each);
      return next();
    },
    worked() {
      if (step !== null) routes.worked(ways, step.via);
    },
    again() {
      routes.forget(ways);
      return start();
    },
  };
}
