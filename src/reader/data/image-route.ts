import { MAX_WIDTH, proxyPath } from '#contract/proxy-url.ts';

/** The way a picture comes: through the image proxy, or from the server that has it. */
export type ImageVia = 'proxy' | 'original';

export type ImageStep = { via: ImageVia; url: string };

/** One picture and the two addresses it may come from; `null` where that way is closed. */
export type ImageWays = { host: string; proxy: string | null; original: string | null };

/**
 * Why the proxy gave no picture. `refused`: it answered that this target is not to be fetched, or that its host does not
 * exist; asking the host directly would go behind its back, or be useless. `failed`: it answered that it could not get the
 * picture. `absent`: what answered, if anything did, is no proxy of ours.
 */
export type ProxyFault = 'refused' | 'failed' | 'absent';

export type ImageRoutes = {
  /** Where to look first; `null` when there is nowhere. */
  first(ways: ImageWays): ImageStep | null;
  /** Where to look after these steps failed; `fault` tells about the proxy's last answer. `null`: show the tile. */
  next(ways: ImageWays, failed: readonly ImageVia[], fault: ProxyFault | null): ImageStep | null;
  /** A picture came this way. */
  worked(ways: ImageWays, via: ImageVia): void;
  /** A person asked to try again: what is known of this host, and of a proxy that was not there, may be out of date. */
  forget(ways: ImageWays): void;
};

/**
 * Remembers for a session which way pictures came, host by host, so that forty pictures of a host that refuses the proxy do
 * not wait for forty refusals. A host whose pictures ever came through the proxy keeps it: one that fails is one picture.
 */
export function createImageRoutes(): ImageRoutes {
  const viaByHost = new Map<string, ImageVia>();
  let proxy: 'unknown' | 'works' | 'absent' = 'unknown';

  const order = (ways: ImageWays): readonly ImageVia[] => {
    const startsDirect = viaByHost.get(ways.host) === 'original' || proxy === 'absent';
    return startsDirect ? ['original', 'proxy'] : ['proxy', 'original'];
  };
  const step = (ways: ImageWays, via: ImageVia): ImageStep[] => {
    const url = ways[via];
    return url === null ? [] : [{ via, url }];
  };

  return {
    first(ways) {
      return order(ways).flatMap((via) => step(ways, via))[0] ?? null;
    },
    next(ways, failed, fault) {
      if (fault === 'refused') return null;
      if (fault === 'absent' && proxy === 'unknown') proxy = 'absent';
      const untried = order(ways).filter((via) => !failed.includes(via));
      return untried.flatMap((via) => step(ways, via))[0] ?? null;
    },
    worked(ways, via) {
      if (via === 'proxy') proxy = 'works';
      if (via === 'proxy' || viaByHost.get(ways.host) !== 'proxy') viaByHost.set(ways.host, via);
    },
    forget(ways) {
      viaByHost.delete(ways.host);
      if (proxy === 'absent') proxy = 'unknown';
    },
  };
}

/** What this session knows; the list's pictures and the article's share it. */
export const sessionImageRoutes: ImageRoutes = createImageRoutes();

/** The ways to a picture for a site at `siteRoot` (absolute), with the proxy at `imageProxy` (absolute, or relative to the site). */
export function imageWays(options: {
  target: string;
  width?: number | undefined;
  imageProxy: string | null;
  siteRoot: string;
}): ImageWays {
  const { target, width, imageProxy, siteRoot } = options;
  const url = new URL(target);
  return {
    host: url.host,
    proxy: imageProxy === null ? null : proxied({ target, width }, new URL(imageProxy, siteRoot)),
    original: original(url, new URL(siteRoot)),
  };
}

function proxied(image: { target: string; width?: number | undefined }, base: URL): string {
  const width = image.width === undefined ? undefined : Math.min(Math.ceil(image.width), MAX_WIDTH);
  return `${base.origin}${base.pathname.replace(/\/$/, '')}${proxyPath({ target: image.target, width })}`;
}

/**
 * On an https page a browser asks for http pictures over https or not at all, so that is what we ask for. A page on the
 * open web does not make its readers' browsers knock at machines of their own network.
 */
function original(target: URL, site: URL): string | null {
  if (isLocal(target.hostname) && !isLocal(site.hostname)) return null;
  const url = new URL(target);
  if (site.protocol === 'https:') url.protocol = 'https:';
  return url.href;
}

/** Addresses as numbers, single labels and the names of home networks: the open web's pictures have none of these. */
function isLocal(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '');
  const isNumber = /^[\d.]+$/.test(name) || name.startsWith('[');
  return isNumber || !name.includes('.') || /\.(local|localhost|internal|lan|home|arpa)$/.test(name);
}
