/** The bytes of one picture on their way to any number of readers, who each read from the start at their own pace. */
export interface SharedBody {
  append(chunk: Uint8Array): void;
  finish(): void;
  /** Ends the body too early; readers get `cause` after the bytes that did arrive. */
  fail(cause: Error): void;
  /** The chunk with this index, as soon as it is here; `undefined` after the last. Rejects when the body failed. */
  chunk(index: number): Promise<Uint8Array | undefined>;
  chunks(): readonly Uint8Array[];
}

type End = { kind: 'complete' } | { kind: 'failed'; cause: Error };

/**
 * Upstream is read at its own speed and not at a reader's: else one slow phone would hold a connection, run
 * into the time limit of the fetch, and stall everybody who waits for the same picture. The price is memory, for
 * which the caller keeps a budget.
 */
export function createSharedBody(): SharedBody {
  const received: Uint8Array[] = [];
  let end: End | undefined;
  let waiting: (() => void)[] = [];

  function announce(): void {
    const readers = waiting;
    waiting = [];
    for (const wake of readers) wake();
  }

  function finishWith(how: End): void {
    end ??= how;
    announce();
  }

  return {
    append(chunk) {
      received.push(chunk);
      announce();
    },
    finish: () => finishWith({ kind: 'complete' }),
    fail: (cause) => finishWith({ kind: 'failed', cause }),
    async chunk(index) {
      while (index >= received.length && end === undefined) {
        await new Promise<void>((wake) => waiting.push(wake));
      }
      const chunk = received[index];
      if (chunk === undefined && end?.kind === 'failed') throw end.cause;
      return chunk;
    },
    chunks: () => received,
  };
}

export interface ReaderStreamOptions {
  /** The reader's own signal: it fires when the reader leaves. */
  signal: AbortSignal;
  /** How long a chunk may lie unread. */
  stallMs: number;
  /** Called once, when the stream is over for whatever reason. */
  onEnd: () => void;
}

/** One reader's view of a shared body. A body that fails ends it with an error, so that the connection is cut. */
export function readerStream(body: SharedBody, options: ReaderStreamOptions): ReadableStream<Uint8Array> {
  let index = 0;
  let cut: (cause: unknown) => void = () => {};
  let stall: ReturnType<typeof setTimeout> | undefined;
  // A server that cancels this stream when its reader hangs up does so in the same turn. Let it: then nobody
  // logs a reader's leaving as our failure.
  const onAbort = () => queueMicrotask(() => cut(options.signal.reason));

  function leave(): void {
    clearTimeout(stall);
    options.signal.removeEventListener('abort', onAbort);
    cut = () => {};
    options.onEnd();
  }

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        cut = (cause) => {
          leave();
          controller.error(cause);
        };
        options.signal.addEventListener('abort', onAbort);
        if (options.signal.aborted) onAbort();
      },
      async pull(controller) {
        clearTimeout(stall);
        const chunk = await body.chunk(index).catch((cause: unknown) => {
          leave();
          throw cause;
        });
        index += 1;
        if (chunk === undefined) {
          leave();
          controller.close();
          return;
        }
        controller.enqueue(chunk);
        stall = setTimeout(() => cut(new Error('the reader stopped reading')), options.stallMs);
      },
      cancel: leave,
    },
    // Nothing is taken before it is asked for: what lies in a stream's queue is in nobody's budget.
    { highWaterMark: 0 },
  );
}
