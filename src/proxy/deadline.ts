import { ProxyError, type ProxyErrorCode } from './errors.ts';

export interface Deadline {
  /** The outer signal; its reason wins if it comes first. */
  signal: AbortSignal;
  ms: number;
  /** What it is called when the time is over. */
  code: ProxyErrorCode;
}

/**
 * Runs `work` with a signal that fires when the outer one does or after `ms`, and rejects with the reason at
 * that moment, even if `work` cannot be interrupted (a name lookup). `work` releases what it holds on its signal.
 */
export async function withDeadline<T>(
  deadline: Deadline,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const inner = new AbortController();
  const timer = setTimeout(() => inner.abort(new ProxyError(deadline.code)), deadline.ms);
  const forward = () => inner.abort(deadline.signal.reason);
  deadline.signal.addEventListener('abort', forward, { once: true });
  if (deadline.signal.aborted) forward();
  try {
    return await abortable(inner.signal, () => work(inner.signal));
  } finally {
    clearTimeout(timer);
    deadline.signal.removeEventListener('abort', forward);
  }
}

/** The result of `work`, or a rejection with the signal's reason as soon as it fires; `work` goes on unheard. */
export async function abortable<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  let forget = () => {};
  const aborted = new Promise<never>((_, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    forget = () => signal.removeEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    forget();
  }
}
