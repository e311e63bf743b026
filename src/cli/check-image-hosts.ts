import { setTimeout as pause } from 'node:timers/promises';
import { proxyPath, signTarget } from '#contract/proxy-url.ts';
import { errorReply, type ProxyErrorCode } from '#proxy/errors.ts';
import type { ImageProxy } from './archive-proxy.ts';

/**
 * What a host of pictures does when it is asked. `alive`: one of its pictures came. `refused`: it answers and gives none, or the
 * proxy's own rules forbid to ask it. `dead`: nobody is there, or none of the pictures is.
 */
export type HostCheck = { state: 'alive' | 'refused' | 'dead'; reason: string | null };

export type CheckOptions = {
  /** The closed proxy, which keeps the rules: public addresses only, no referrer, no cookies, little time. */
  proxy: ImageProxy;
  /** With which targets are signed, so that it serves them. */
  key: string;
  /** Between two pictures of one host. */
  pauseMs: number;
  onProgress: (done: number, total: number) => void;
};

/** Hosts that are asked at the same time; each of them for one picture after the other. */
const atOnce = 4;

/** After these a second picture would say the same. */
const isOfHost: ReadonlySet<ProxyErrorCode> = new Set([
  'unresolvable',
  'unreachable',
  'untrusted-certificate',
  'timeout',
  'private-name',
  'private-address',
  'port',
]);

/** Not the host's doing: the rules that keep the proxy away from it, or its answer to strangers. */
const isRefusal: ReadonlySet<ProxyErrorCode> = new Set([
  'upstream-status',
  'private-name',
  'private-address',
  'port',
  'scheme',
  'credentials',
  'bad-target',
  'url-too-long',
]);

/**
 * Asks each host for one of its pictures, and for a second and third only when the first does not come. The proxy reads a picture as
 * far as it takes to know it for one, and hangs up.
 */
export async function checkImageHosts(
  samples: ReadonlyMap<string, readonly string[]>,
  options: CheckOptions,
): Promise<Map<string, HostCheck>> {
  const checks = new Map<string, HostCheck>();
  const waiting = [...samples];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [host, targets] = next;
      checks.set(host, await checkHost(targets, options));
      options.onProgress(checks.size, samples.size);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return checks;
}

async function checkHost(targets: readonly string[], options: CheckOptions): Promise<HostCheck> {
  const codes: ProxyErrorCode[] = [];
  for (const target of targets) {
    if (codes.length > 0) await pause(options.pauseMs);
    const code = await ask(target, options);
    if (code === null) return { state: 'alive', reason: null };
    codes.push(code);
    if (isOfHost.has(code)) break;
  }
  // One that answers and refuses is there, whatever became of its other pictures.
  const code = codes.find((one) => isRefusal.has(one)) ?? codes[0] ?? 'internal';
  return { state: isRefusal.has(code) ? 'refused' : 'dead', reason: errorReply(code).text };
}

/** Asks for one picture: `null` when it came, else the proxy's code. */
async function ask(target: string, { proxy, key }: CheckOptions): Promise<ProxyErrorCode | null> {
  const path = proxyPath({ target, signature: await signTarget(target, key) });
  // HEAD asks our proxy for no bytes. It asks the picture's server with GET all the same: many answer HEAD with an error.
  const response = await proxy.fetch(new Request(new URL(path, 'http://doctor.invalid'), { method: 'HEAD' }));
  // The proxy is ours: it has no other codes.
  return response.ok ? null : (response.headers.get('x-lectern-error') as ProxyErrorCode);
}
