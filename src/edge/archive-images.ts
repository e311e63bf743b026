import { proxiedHosts } from '#contract/hosts.ts';
import { createWorkerProxy, type WorkerProxy } from '#proxy/worker-proxy.ts';
import { openArchive } from './archive.ts';
import type { SiteNow } from './site-now.ts';
import type { Visit } from './visit.ts';

/** The image proxy for the hosts that the archive names, besides those of the settings; made anew when a build names others. */
export function createArchiveImages() {
  let current: { name: string; hosts: readonly string[]; proxy: WorkerProxy } | null = null;

  return async (visit: Visit, site: SiteNow | null): Promise<Response> => {
    const { request, env, context, base } = visit;
    const name = site?.manifest.hosts ?? '';
    if (current?.name !== name) {
      const hosts = site ? proxiedHosts(await openArchive(visit, site.manifest).hosts()) : [];
      current = { name, hosts, proxy: createWorkerProxy() };
    }
    const { hosts, proxy } = current;
    const url = new URL(request.url);
    url.pathname = url.pathname.slice(base.length - 1);
    const { ALLOW_HOSTS = '' } = env;
    // What is no text is left for the proxy to complain of.
    const allowed = typeof ALLOW_HOSTS === 'string' ? [ALLOW_HOSTS, ...hosts].join(' ') : ALLOW_HOSTS;
    return proxy.fetch(new Request(url, request), { ...env, ALLOW_HOSTS: allowed }, context);
  };
}
