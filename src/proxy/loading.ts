import { withDeadline } from './deadline.ts';
import { ProxyError, toProxyError } from './errors.ts';
import type { PictureFacts } from './headers.ts';
import type { LoadedPicture } from './load-picture.ts';
import { once } from './once.ts';
import { createSharedBody, type SharedBody } from './shared-body.ts';

/** One fetch of a picture and everybody who waits for it. */
export interface Loading {
  /** Settles when headers may go out, or rejects with the ProxyError that came before. */
  facts: Promise<PictureFacts>;
  body: SharedBody;
  /** Counts a reader in; the result counts them out again. When the last one leaves, the fetch is ended. */
  join(): () => void;
  end(): void;
  /** Settles when nothing of the fetch is left running. Never rejects. */
  done: Promise<void>;
}

export interface LoadingOptions {
  load: (signal: AbortSignal) => Promise<LoadedPicture>;
  /** Waits for a free place; gives the function that frees it. */
  takeSlot: (signal: AbortSignal) => Promise<() => void>;
  totalMs: number;
  budget: ByteBudget;
  onWhole: (facts: PictureFacts, chunks: readonly Uint8Array[], length: number) => Promise<void>;
  onFailure: (error: ProxyError) => void;
  /** Nobody can join any more: the last reader has left, or all is done. May be called twice. */
  onClosed: () => void;
}

export interface ByteBudget {
  /** Throws `busy` when there is no room. */
  take(bytes: number): void;
  give(bytes: number): void;
}

/** Counts the bytes that all fetches together hold for their readers. */
export function createByteBudget(maxBytes: number): ByteBudget {
  let used = 0;
  return {
    take(bytes) {
      if (used + bytes > maxBytes) throw new ProxyError('busy', { cause: 'too many bytes in flight' });
      used += bytes;
    },
    give(bytes) {
      used -= bytes;
    },
  };
}

/** Starts a fetch. It runs at its own pace from here on, whatever its readers do, until the last of them has left. */
export function startLoading(options: LoadingOptions): Loading {
  const controller = new AbortController();
  const body = createSharedBody();
  let held = 0;
  let readers = 0;
  let isRunning = true;

  async function pump(announce: (facts: PictureFacts) => void): Promise<void> {
    const freeSlot = await options.takeSlot(controller.signal);
    try {
      const deadline = { signal: controller.signal, ms: options.totalMs, code: 'timeout' as const };
      await withDeadline(deadline, async (signal) => {
        const picture = await options.load(signal);
        announce(picture.facts);
        for await (const chunk of picture.bytes) {
          // After the deadline nobody hears us any more; do not go on filling memory.
          signal.throwIfAborted();
          options.budget.take(chunk.length);
          held += chunk.length;
          body.append(chunk);
        }
        await options.onWhole(picture.facts, body.chunks(), held);
      });
    } finally {
      freeSlot();
    }
  }

  function finish(): void {
    isRunning = false;
    options.onClosed();
    if (readers === 0) letGo();
  }

  function letGo(): void {
    options.budget.give(held);
    held = 0;
  }

  function leave(): void {
    readers -= 1;
    if (readers > 0) return;
    options.onClosed();
    if (isRunning) controller.abort(new ProxyError('aborted'));
    else letGo();
  }

  let done = Promise.resolve();
  const facts = new Promise<PictureFacts>((resolve, reject) => {
    done = pump(resolve)
      .then(body.finish, (cause: unknown) => {
        const error = toProxyError(cause, 'internal');
        options.onFailure(error);
        body.fail(error);
        reject(error);
      })
      .finally(finish);
  });
  // Everyone may have left before it fails.
  facts.catch(() => {});

  return {
    facts,
    body,
    join() {
      readers += 1;
      return once(leave);
    },
    end: () => controller.abort(new ProxyError('aborted')),
    done,
  };
}
