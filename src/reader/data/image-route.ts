import type { ImageStep, ImageVia, ImageWays } from './image-ways.ts';

/**
 * Why the proxy gave no picture. `private`: the target is in somebody's own network. `refused`: it is not to be fetched for
 * another reason, or is certainly gone; asking its host directly would go behind the proxy's back, or be useless. `failed`: the
 * proxy could not get it this time. `absent`: what answered, if anything did, is no proxy of ours.
 */
export type ProxyFault = 'private' | 'refused' | 'failed' | 'absent';

export type ImageRoutes = {
  /** Where to look, apart from the ways that are closed for this picture; `null`: show the tile. */
  next(ways: ImageWays, closed: ReadonlySet<ImageVia>): ImageStep | null;
  /** A picture came this way. */
  worked(ways: ImageWays, via: ImageVia): void;
  /** A picture did not come this way; `fault` is what the proxy said. Tells which ways that closes. */
  failed(via: ImageVia, fault: ProxyFault | null): readonly ImageVia[];
  /** A person asked to try again: what is known of this host, of the mirror and of an absent proxy, may be out of date. */
  forget(ways: ImageWays): void;
};

/** One file that a mirror lacks is one picture; after this many one after the other it is the mirror that is gone. */
const mirrorMissesAllowed = 3;
/** From then on a host counts as gone, and its pictures begin at the Internet Archive. */
const lostPictures = 2;

/**
 * Remembers for a session which way pictures came, host by host, so that forty pictures of a host that refuses the proxy do
 * not wait for forty refusals. A host whose pictures ever came through the proxy keeps it: one that fails is one picture.
 */
export function createImageRoutes(): ImageRoutes {
  const viaByHost = new Map<string, ImageVia>();
  const lostByHost = new Map<string, number>();
  let proxy: 'unknown' | 'works' | 'absent' = 'unknown';
  let mirrorMisses = 0;

  const order = ({ host }: ImageWays): readonly ImageVia[] => {
    const startsDirect = viaByHost.get(host) === 'original' || proxy === 'absent';
    const live: readonly ImageVia[] = startsDirect ? ['original', 'proxy'] : ['proxy', 'original'];
    const isLost = (lostByHost.get(host) ?? 0) >= lostPictures;
    const rest: readonly ImageVia[] = isLost ? ['wayback', ...live] : [...live, 'wayback'];
    return mirrorMisses >= mirrorMissesAllowed ? rest : ['mirror', ...rest];
  };

  return {
    next(ways, closed) {
      const open = order(ways).filter((via) => !closed.has(via));
      return open.flatMap((via) => ways.steps.find((step) => step.via === via) ?? [])[0] ?? null;
    },
    worked({ host }, via) {
      if (via === 'mirror') {
        mirrorMisses = 0;
      } else if (via === 'wayback') {
        lostByHost.set(host, (lostByHost.get(host) ?? 0) + 1);
      } else {
        if (via === 'proxy') proxy = 'works';
        if (via === 'proxy' || viaByHost.get(host) !== 'proxy') viaByHost.set(host, via);
        lostByHost.delete(host);
      }
    },
    failed(via, fault) {
      if (via === 'mirror') mirrorMisses += 1;
      if (fault === 'absent' && proxy === 'unknown') proxy = 'absent';
      if (fault === 'private') return [via, 'original', 'wayback'];
      return fault === 'refused' ? [via, 'original'] : [via];
    },
    forget({ host }) {
      viaByHost.delete(host);
      lostByHost.delete(host);
      if (proxy === 'absent') proxy = 'unknown';
      mirrorMisses = 0;
    },
  };
}

/** What this session knows; the list's pictures and the article's share it. */
export const sessionImageRoutes: ImageRoutes = createImageRoutes();
