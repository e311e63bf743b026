import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { logRequests } from './access-log.ts';

function logOf(
  request: { method: string; url: string },
  answer: { headersSent: boolean; statusCode: number },
): string {
  const server = new EventEmitter();
  let log = '';
  logRequests(server as never, (line) => {
    log += line;
  });
  const socket = { bytesWritten: 100 };
  const response = Object.assign(new EventEmitter(), answer);
  server.emit('request', { ...request, socket }, response);
  socket.bytesWritten += 42;
  response.emit('close');
  return log;
}

it('writes method, path, status, bytes of this answer and time', () => {
  const log = logOf({ method: 'GET', url: '/a/x?words=%E4%B8%AD' }, { headersSent: true, statusCode: 304 });
  expect(log).toMatch(/^GET \/a\/x 304 42 \d+ms\n$/);
});

it('lets no request write lines of its own, nor control a terminal', () => {
  const log = logOf(
    { method: 'GET', url: '/a\nGET /forged 200\u001b[31m\u00e9' },
    { headersSent: true, statusCode: 404 },
  );
  expect(log).toMatch(/^GET \/a%0AGET%20\/forged%20200%1B\[31m%C3%A9 404 42 \d+ms\n$/);
});

it('has no status for what was cut off before the answer', () => {
  expect(logOf({ method: 'GET', url: '/' }, { headersSent: false, statusCode: 200 })).toMatch(/^GET \/ - /);
});
