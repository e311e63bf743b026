import { identifyImage } from '#contract/image-bytes.ts';
import { proxyPath, signTarget } from '#contract/proxy-url.ts';
import { ProxyError, type ProxyErrorCode } from '#proxy/errors.ts';
import type { ImageProxy } from './archive-proxy.ts';
import { shownSize } from './shown-size.ts';

/** A whole picture, with 0 for a size that its file does not say. */
export type FetchedPicture = { bytes: Uint8Array; extension: string; width: number; height: number };

/** Fetches a picture as it is through a proxy that serves what is signed with `key`; gives the proxy's code when it does not come. */
export async function fetchPicture(
  target: string,
  { proxy, key }: { proxy: ImageProxy; key: string },
): Promise<FetchedPicture | { code: ProxyErrorCode }> {
  const path = proxyPath({ target, signature: await signTarget(target, key) });
  const response = await proxy.fetch(new Request(new URL(path, 'http://mirror.invalid')));
  // The proxy is ours: it has no other codes.
  if (!response.ok) return { code: response.headers.get('x-lectern-error') as ProxyErrorCode };
  const bytes = await readAll(response);
  if ('code' in bytes) return bytes;
  const kind = identifyImage(bytes);
  if (!kind) return { code: 'not-an-image' };
  const { width = 0, height = 0 } = (await shownSize(bytes)) ?? {};
  return { bytes, extension: kind.extension, width, height };
}

/** A picture may break off, or turn out to be too large, after its first bytes have come. */
async function readAll(response: Response): Promise<Uint8Array | { code: ProxyErrorCode }> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (error instanceof ProxyError) return { code: error.code };
    throw error;
  }
}
