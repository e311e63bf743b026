import { abortable } from './deadline.ts';
import { errorReply, ProxyError, type ProxyErrorCode, toProxyError } from './errors.ts';
import type { PictureFacts } from './headers.ts';
import type { ProxyLimits } from './limits.ts';
import { type LoadedPicture, loadPicture, variantFacts } from './load-picture.ts';
import { createByteBudget, type Loading, startLoading } from './loading.ts';
import { createLru, type Lru } from './lru.ts';
import type { PictureStore, StoredPicture } from './picture-store.ts';
import { joinBytes } from './read-body.ts';
import type { Resizer } from './resizer.ts';
import { readerStream } from './shared-body.ts';
import { createSlots } from './slots.ts';
import type { Upstream } from './upstream.ts';
import { pictureKey, type Variant } from './variant.ts';

export interface PicturesOptions {
  upstream: Upstream;
  store: PictureStore;
  /** `null` where nothing can resize: pictures pass as they are. */
  resizer: Resizer | null;
  limits: ProxyLimits;
  now: () => number;
  /** Default: its own. */
  notes?: PictureNotes;
}

/** What is remembered of single pictures without their bytes. Plain data: a runtime that keeps requests apart may share it among them. */
export interface PictureNotes {
  failures: Lru<ProxyErrorCode>;
  /** Variants that turned out to be the original. */
  originals: Lru<true>;
}

export interface PictureRequest {
  /** An address that the policy has admitted. */
  target: URL;
  /** `null` for the picture as it is. */
  variant: Variant | null;
  /** Checks every address that is asked, redirects included. */
  checkHop: (url: URL) => void;
  /** Fires when the reader leaves. */
  signal: AbortSignal;
}

/** Where a picture came from: kept and fresh; kept and shown although its server failed; a fetch. */
export type PictureOrigin = 'store' | 'stale' | 'fetch';

/** A picture whose headers may go out. One of `body` and `leave` has to be called. */
export interface OpenPicture {
  facts: PictureFacts;
  origin: PictureOrigin;
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

/** Only keeps a flood of targets from growing without end. */
const MAX_REMEMBERED = 10_000;

/** How long a picture that is shown although its server failed may be kept by others. */
const STALE_SECONDS = 60;

/** Notes with nothing in them. `now` gives milliseconds. */
export function createPictureNotes(now: () => number): PictureNotes {
  const options = { maxCount: MAX_REMEMBERED, maxSize: Number.POSITIVE_INFINITY, sizeOf: () => 0, now };
  return { failures: createLru<ProxyErrorCode>(options), originals: createLru<true>(options) };
}

/**
 * Pictures by target and variant: from the store; else from the fetch that already runs for someone else; else from a new one.
 * Failures of a picture's server are remembered briefly, so that a popular article with a dead host does not make every reader wait
 * for it. A picture that is in the store, however old, is shown when its server fails.
 */
export function createPictures(options: PicturesOptions): Pictures {
  const { upstream, store, resizer, limits, now } = options;
  const { failures, originals } = options.notes ?? createPictureNotes(now);
  const running = new Map<string, Loading>();
  const unfinished = new Set<Loading>();
  const slots = createSlots({
    total: limits.maxFetches,
    perHost: limits.maxFetchesPerHost,
    queue: limits.maxQueuedFetches,
    queueMs: limits.queueMs,
  });
  const budget = createByteBudget(limits.maxBytesInFlight);
  let isClosed = false;

  async function open(request: PictureRequest): Promise<OpenPicture> {
    const isWhole = request.variant === null || resizer === null;
    const variant =
      isWhole || originals.get(pictureKey(request.target, request.variant)) ? null : request.variant;
    const stored = await store.get(pictureKey(request.target, variant));
    if (stored !== undefined && stored.freshUntil > now()) return fresh(stored, now());
    try {
      return await fetched({ ...request, variant });
    } catch (cause) {
      const { code } = toProxyError(cause, 'internal');
      if (stored !== undefined && (errorReply(code).isUpstreamFault || code === 'busy')) return stale(stored);
      throw cause;
    }
  }

  async function fetched(request: PictureRequest): Promise<OpenPicture> {
    const { target, variant, signal } = request;
    const key = pictureKey(target, variant);
    const failure = failures.get(target.href);
    if (failure !== undefined) throw new ProxyError(failure, { cause: 'remembered' });
    if (isClosed) throw new ProxyError('busy', { cause: 'closed' });
    const loading = running.get(key) ?? start(key, request);
    const leave = loading.join();
    try {
      const facts = await abortable(signal, () => loading.facts);
      const body = () => readerStream(loading.body, { signal, stallMs: limits.readerStallMs, onEnd: leave });
      return { facts, origin: 'fetch', body, leave };
    } catch (cause) {
      leave();
      throw signal.aborted ? new ProxyError('aborted', { cause }) : cause;
    }
  }

  function start(key: string, { target, variant, checkHop }: PictureRequest): Loading {
    const loadOriginal = (signal: AbortSignal) =>
      loadPicture(target, { upstream, limits, checkHop, now }, signal);
    const loadVariant = (wanted: Variant) => (signal: AbortSignal) =>
      resized({ target, variant: null, checkHop, signal }, wanted);
    const loading = startLoading({
      load: variant === null ? loadOriginal : loadVariant(variant),
      // A variant waits for its original, and the original for its slot.
      takeSlot: async (signal) => (variant === null ? slots.take(target.host, signal) : () => {}),
      totalMs: limits.totalMs,
      budget,
      onWhole: async (facts, chunks, length) => {
        if (facts.freshSeconds === 0 || originals.get(key)) return;
        const freshUntil = now() + facts.freshSeconds * 1000;
        await store.set(key, { facts: { ...facts, length }, bytes: joinBytes(chunks, length), freshUntil });
      },
      onFailure: ({ code }) => {
        if (errorReply(code).isUpstreamFault) failures.set(target.href, code, limits.failureMs);
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

  async function resized(request: PictureRequest, variant: Variant): Promise<LoadedPicture> {
    const original = await open(request);
    // Made anew of the same old picture, the variant would be what the store has.
    const failure = original.origin === 'stale' ? failures.get(request.target.href) : undefined;
    if (failure !== undefined && (await store.get(pictureKey(request.target, variant)))) {
      throw new ProxyError(failure, { cause: 'the original is stale' });
    }
    const bytes = await wholeBytes(original);
    const { type } = original.facts;
    const made = resizer && (await resizer({ type, bytes }, variant, request.signal));
    if (made) return { facts: await variantFacts(original.facts, made, variant), bytes: inOne(made.bytes) };
    originals.set(pictureKey(request.target, variant), true, original.facts.freshSeconds * 1000);
    return { facts: original.facts, bytes: inOne(bytes) };
  }

  async function close(): Promise<void> {
    isClosed = true;
    const loadings = [...unfinished];
    for (const loading of loadings) loading.end();
    await Promise.all(loadings.map(({ done }) => done));
  }

  return { open, close };
}

function fresh({ facts, bytes, freshUntil }: StoredPicture, now: number): OpenPicture {
  const freshSeconds = Math.ceil((freshUntil - now) / 1000);
  return { facts: { ...facts, freshSeconds }, origin: 'store', body: () => bytes, leave: () => {} };
}

function stale({ facts, bytes }: StoredPicture): OpenPicture {
  return {
    facts: { ...facts, freshSeconds: STALE_SECONDS },
    origin: 'stale',
    body: () => bytes,
    leave: () => {},
  };
}

async function wholeBytes(picture: OpenPicture): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(picture.body()).arrayBuffer());
}

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
