import type { ProxyLimits } from '#proxy/limits.ts';
import type { WorkerContext, WorkerEnv } from '#proxy/worker-bindings.ts';
import { createWorkerProxy, type WorkerProxy } from '#proxy/worker-proxy.ts';

// The Worker of the tests: any number of proxies in one isolate, each behind a port of its own, with settings that come by request.

/** Requests for this host are for us, not for a proxy. */
const CONTROL_HOST = 'control.test';

/** What a control request says about the proxy of its port. Sent again, it changes the time only. */
export interface WorkerOrder {
  settings: Pick<WorkerEnv, 'ALLOW_HOSTS' | 'KEYS' | 'PORTS' | 'REFERERS'>;
  /** The bindings of this instance that the proxy gets. */
  bindings: readonly ('IMAGES' | 'PICTURES' | 'RATE_LIMITER')[];
  limits: Partial<ProxyLimits>;
  /** The time in milliseconds; the clock's when there is none. */
  now: number | null;
}

interface Running {
  proxy: WorkerProxy;
  order: WorkerOrder;
}

const running = new Map<string, Running>();

export default {
  async fetch(request: Request, env: WorkerEnv, context: WorkerContext): Promise<Response> {
    const { hostname, port } = new URL(request.url);
    if (hostname === CONTROL_HOST) {
      obey(port, await request.json());
      return new Response(null, { status: 204 });
    }
    const entry = running.get(port);
    if (entry === undefined) return new Response('no proxy at this port', { status: 599 });
    const bindings = Object.fromEntries(entry.order.bindings.map((name) => [name, env[name]]));
    return entry.proxy.fetch(request, { ...entry.order.settings, ...bindings }, context);
  },
};

function obey(port: string, order: WorkerOrder): void {
  const entry = running.get(port);
  if (entry !== undefined) {
    entry.order.now = order.now;
    return;
  }
  const started: Running = {
    order,
    proxy: createWorkerProxy({ limits: order.limits, now: () => started.order.now ?? Date.now() }),
  };
  running.set(port, started);
}
