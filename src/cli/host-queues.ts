/** A target whose turn it is. */
export type Turn = { host: string; target: string; done: () => void };

type Host = { name: string; targets: string[]; running: number; isResting: boolean; isReady: boolean };

/**
 * Targets that wait for their turn, host by host, so that no host is asked for much at once while others wait: at most `perHost` at a
 * time, and after the beginning of each turn `pauseMs` until the next.
 */
export function openHostQueues({ perHost, pauseMs }: { perHost: number; pauseMs: number }) {
  const hosts = new Map<string, Host>();
  /** Hosts with a target that may be asked for now, those that waited longest first. */
  const ready: Host[] = [];
  const waiting: (() => void)[] = [];
  let left = 0;
  let isClosed = false;

  const offer = (host: Host): void => {
    const canStart = host.targets.length > 0 && host.running < perHost;
    if (host.isReady || host.isResting || !canStart) return;
    host.isReady = true;
    ready.push(host);
    waiting.shift()?.();
  };

  const wakeAll = (): void => {
    for (const wake of waiting.splice(0)) wake();
  };

  const start = (host: Host): Turn | null => {
    host.isReady = false;
    const target = host.targets.pop();
    if (target === undefined) return null;
    left--;
    host.running++;
    host.isResting = true;
    setTimeout(() => {
      host.isResting = false;
      offer(host);
    }, pauseMs);
    const done = (): void => {
      host.running--;
      offer(host);
    };
    if (left === 0) wakeAll();
    return { host: host.name, target, done };
  };

  return {
    add(name: string, target: string): void {
      const known = hosts.get(name);
      const host = known ?? { name, targets: [], running: 0, isResting: false, isReady: false };
      if (!known) hosts.set(name, host);
      host.targets.push(target);
      left++;
      offer(host);
    },
    /** Waits for the next turn; `null` when there is none any more. */
    async next(): Promise<Turn | null> {
      while (left > 0 && !isClosed) {
        const host = ready.shift();
        const turn = host ? start(host) : null;
        if (turn) return turn;
        if (!host) await new Promise<void>((resolve) => waiting.push(resolve));
      }
      return null;
    },
    /** Gives a host up: its other targets do not get a turn. Returns how many there were. */
    drop(name: string): number {
      const host = hosts.get(name);
      const count = host?.targets.length ?? 0;
      if (host) host.targets = [];
      left -= count;
      if (left === 0) wakeAll();
      return count;
    },
    /** Nobody gets a turn from now on. */
    close(): void {
      isClosed = true;
      wakeAll();
    },
    left: (): number => left,
  };
}
