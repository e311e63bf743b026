import type { IncomingMessage, Server } from 'node:http';

/**
 * Writes a line for each answer: method, path, status, bytes sent (with headers) and milliseconds. Neither who asked nor what stands
 * after a `?`, which is what readers search for and which pictures they see.
 */
export function logRequests(server: Pick<Server, 'on'>, write: (line: string) => void): void {
  server.on('request', (request, response) => {
    const started = performance.now();
    const { socket } = request;
    const before = socket.bytesWritten;
    response.once('close', () => {
      const status = response.headersSent ? response.statusCode : '-';
      const facts = [status, socket.bytesWritten - before, Math.round(performance.now() - started)];
      write(`${request.method} ${printablePath(request)} ${facts.join(' ')}ms\n`);
    });
  });
}

/** A request must not write lines of its own, nor control a terminal. */
function printablePath({ url = '' }: IncomingMessage): string {
  return url.replace(/\?.*$/s, '').replace(/[^\x21-\x7e]/g, (character) => encodeURIComponent(character));
}
