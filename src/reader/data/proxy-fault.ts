import type { ProxyFault } from '#reader/data/image-route.ts';

const tooManyRequests = 429;

/**
 * Asks the proxy once more, now with a request whose answer a program can read, why a picture did not come. An answer
 * without our header is no answer of our proxy: a static host's error page, or a proxy elsewhere that does not show its headers.
 */
export async function askProxy(url: string, signal: AbortSignal): Promise<ProxyFault> {
  try {
    const response = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
    const code = response.headers.get('x-lectern-error');
    const isPicture = response.ok && response.headers.get('content-type')?.startsWith('image/') === true;
    // Only the head matters; the rest need not travel.
    void response.body?.cancel();
    if (code === null) return isPicture ? 'failed' : 'absent';
    return faultOf(code, response.status);
  } catch {
    // Nothing answered, or the article has left the page and nobody waits for this.
    return 'absent';
  }
}

function faultOf(code: string, status: number): ProxyFault {
  if (code.startsWith('private-')) return 'private';
  const isRefusal = status >= 400 && status < 500 && status !== tooManyRequests;
  return isRefusal || code === 'unresolvable' ? 'refused' : 'failed';
}
