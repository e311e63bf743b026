import { createLru, type PictureStore } from './cache.ts';
import { abortable } from './deadline.ts';
import { errorReply, ProxyError, type ProxyErrorCode } from './errors.ts';
import type { PictureFacts } from './headers.ts';
import type { ProxyLimits } from './limits.ts';
import { loadPicture } from './load-picture.ts';
import { createByteBudget, type Loading, startLoading } from './loading.ts';
import { joinBytes } from './read-body.ts';
import { readerStream } from './shared-body.ts';
import { createSlots } from './slots.ts';
import type { Upstream } from './upstream.ts';

export interface PicturesOptions {
  upstream: Upstream;
  store: PictureStore;
  limits: ProxyLimits;
  now: () => number;
}

export interface PictureRequest {
  /** An address that the policy has admitted. */
  target: URL;
  /** Checks every address that is asked, redirects included. */
  checkHop: (url: URL) => void;
  /** Fires when the reader leaves. */
  signal: AbortSignal;
}

/** A picture whose headers may go out. One of `body` and `leave` has to be called. */
export interface OpenPicture {
  facts: PictureFacts;
  body(): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  /** For an answer without a body. */
  leave(): void;
}

export interface Pictures {
  /** Rejects with a ProxyError. */
  open(request: PictureRequest): Promise<OpenPicture>;
  /** Ends all fetches and waits until they are over; from then on, only stored pictures are given out. */
  close(): Promise<void>;
}

/** Only keeps a flood of bad targets from growing without end. */
const MAX_FAILURES = 10_000;

/** A picture larger than this share of the store would push out too many others. */
const MAX_STORED_SHARE = 1 / 8;

/**
 * Pictures by target: from the store; else from the fetch that already runs for someone else; else from a new
 * one. Failures of a picture's server are remembered briefly, so that a popular article with a dead host does
 * not make every reader wait for it.
 */
export function createPictures({ upstream, store, limits, now }: PicturesOptions): Pictures {
  const running = new Map<string, Loading>();
  const unfinished = new Set<Loading>();
  const slots = createSlots({
    total: limits.maxFetches,
    perHost: limits.maxFetchesPerHost,
    queue: limits.maxQueuedFetches,
    queueMs: limits.queueMs,
  });
  const budget = createByteBudget(limits.maxBytesInFlight);
  const failures = createLru<ProxyErrorCode>({
    maxCount: MAX_FAILURES,
    maxSize: Number.POSITIVE_INFINITY,
    sizeOf: () => 0,
    now,
  });
  let isClosed = false;

  async function open({ target, checkHop, signal }: PictureRequest): Promise<OpenPicture> {
    const stored = await store.get(target.href);
    if (stored !== undefined) return { facts: stored.facts, body: () => stored.bytes, leave: () => {} };
    const failure = failures.get(target.href);
    if (failure !== undefined) throw new ProxyError(failure, { cause: 'remembered' });
    if (isClosed) throw new ProxyError('busy', { cause: 'closed' });
    const loading = running.get(target.href) ?? start(target, checkHop);
    const leave = loading.join();
    try {
      const facts = await abortable(signal, () => loading.facts);
      const body = () => readerStream(loading.body, { signal, stallMs: limits.readerStallMs, onEnd: leave });
      return { facts, body, leave };
    } catch (cause) {
      leave();
      throw signal.aborted ? new ProxyError('aborted', { cause }) : cause;
    }
  }

  function start(target: URL, checkHop: (url: URL) => void): Loading {
    const key = target.href;
    const loading = startLoading({
      load: (signal) => loadPicture(target, { upstream, limits, checkHop, now }, signal),
      takeSlot: (signal) => slots.take(target.host, signal),
      totalMs: limits.totalMs,
      budget,
      onWhole: async (facts, chunks, length) => {
        if (facts.freshSeconds === 0 || length > limits.maxCachedBytes * MAX_STORED_SHARE) return;
        await store.set(key, { facts: { ...facts, length }, bytes: joinBytes(chunks, length) });
      },
      onFailure: ({ code }) => {
        if (errorReply(code).isUpstreamFault) failures.set(key, code, limits.failureMs);
      },
      onClosed: () => {
        if (running.get(key) === loading) running.delete(key);
      },
    });
    running.set(key, loading);
    unfinished.add(loading);
    void loading.done.then(() => unfinished.delete(loading));
    return loading;
  }

  async function close(): Promise<void> {
    isClosed = true;
    const loadings = [...unfinished];
    for (const loading of loadings) loading.end();
    await Promise.all(loadings.map(({ done }) => done));
  }

  return { open, close };
}
