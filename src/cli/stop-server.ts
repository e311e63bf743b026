import type { Server } from 'node:http';

/** How long answers that are on their way may still take. */
const graceMs = 8000;
/** A terminal sends Ctrl-C to the server and to the program that started it, which passes it on: that is one signal, not two. */
const sameSignalMs = 500;

/**
 * Stops a server at SIGINT or SIGTERM: no new connections, answers that are on their way arrive, within some seconds, and what else comes on
 * their connections is the last there. A second signal ends them, too. `stopped` is called when the last connection is closed.
 */
export function stopOnSignal(server: Server, stopped: () => void): void {
  let underWay = 0;
  let stoppedAt: number | null = null;
  const closeAll = (): void => server.closeAllConnections();
  // Before whoever writes the answer.
  server.prependListener('request', (_, response) => {
    underWay += 1;
    if (stoppedAt !== null) response.setHeader('connection', 'close');
    response.once('close', () => {
      underWay -= 1;
      if (underWay === 0 && stoppedAt !== null) closeAll();
    });
  });

  const stop = (): void => {
    const now = performance.now();
    if (stoppedAt === null) {
      stoppedAt = now;
      const atTheLatest = setTimeout(closeAll, graceMs);
      server.close(() => {
        clearTimeout(atTheLatest);
        process.off('SIGINT', stop).off('SIGTERM', stop);
        stopped();
      });
      if (underWay === 0) closeAll();
    } else if (now - stoppedAt > sameSignalMs) closeAll();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}
