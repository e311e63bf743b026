import { Miniflare } from 'miniflare';
import { COMPATIBILITY_DATE } from '../proxy/workerd-instance.ts';
import type { RunningHost } from './imitated-host.ts';

/**
 * Cloudflare's own code for static files, which reads `_headers`, in workerd. Pages redirects with 308 where
 * this does with 307; Brotli is what Cloudflare's network does besides.
 */
export async function startCloudflare(root: string): Promise<RunningHost> {
  const name = 'site';
  const miniflare = new Miniflare({
    name,
    modules: true,
    script: 'export default { fetch: (request, env) => env.ASSETS.fetch(request) };',
    compatibilityDate: COMPATIBILITY_DATE,
    assets: {
      directory: root,
      workerName: name,
      binding: 'ASSETS',
      routerConfig: { has_user_worker: false },
      assetConfig: { html_handling: 'auto-trailing-slash', not_found_handling: '404-page' },
    },
    cf: false,
  });
  const url = await miniflare.ready;
  return { origin: url.origin, close: () => miniflare.dispose() };
}
