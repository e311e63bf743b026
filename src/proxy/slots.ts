import { withDeadline } from './deadline.ts';
import { ProxyError } from './errors.ts';
import { once } from './once.ts';

export interface Slots {
  /** Waits for a free place and gives the function that frees it again. Throws `busy` after too long or behind too many. */
  take(host: string, signal: AbortSignal): Promise<() => void>;
}

export interface SlotLimits {
  total: number;
  perHost: number;
  queue: number;
  queueMs: number;
}

interface Waiting {
  host: string;
  start: () => void;
}

/** Limits how many fetches run at once, in all and for each host: a page of a hundred pictures must not hammer one server. */
export function createSlots({ total, perHost, queue, queueMs }: SlotLimits): Slots {
  const running = new Map<string, number>();
  const waiting = new Set<Waiting>();
  let count = 0;

  const isFree = (host: string) => count < total && (running.get(host) ?? 0) < perHost;

  function occupy(host: string): () => void {
    count += 1;
    running.set(host, (running.get(host) ?? 0) + 1);
    return once(() => {
      count -= 1;
      const left = (running.get(host) ?? 1) - 1;
      if (left === 0) running.delete(host);
      else running.set(host, left);
      startNext();
    });
  }

  function startNext(): void {
    for (const entry of waiting) {
      if (!isFree(entry.host)) continue;
      waiting.delete(entry);
      entry.start();
    }
  }

  async function take(host: string, signal: AbortSignal): Promise<() => void> {
    if (isFree(host)) return occupy(host);
    if (waiting.size >= queue) throw new ProxyError('busy', { cause: 'queue is full' });
    const turn = queueUp(host);
    try {
      await withDeadline({ signal, ms: queueMs, code: 'busy' }, () => turn.started);
      return turn.release;
    } catch (cause) {
      turn.release();
      throw cause;
    }
  }

  function queueUp(host: string) {
    let free = () => {};
    let start = () => {};
    const started = new Promise<void>((resolve) => {
      start = () => {
        free = occupy(host);
        resolve();
      };
    });
    const entry = { host, start };
    waiting.add(entry);
    // Whichever it has by now: its place in the queue, or its slot.
    const release = () => {
      waiting.delete(entry);
      free();
    };
    return { started, release };
  }

  return { take };
}
