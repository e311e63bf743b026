import type http from 'node:http';

/** Where a name leads that a test says nothing else of. */
export const PUBLIC_ADDRESS = '93.184.216.34';
export const KEY = 'a key for tests';

/** How a picture's server answers in a test. */
export type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/** By `host/path`, whatever the scheme and query. */
export type Routes = Readonly<Record<string, Handler>>;

/** Answers by the routes; elsewhere there is nothing. */
export function answerBy(routes: Routes, request: http.IncomingMessage, response: http.ServerResponse): void {
  const path = new URL(request.url ?? '/', 'http://any').pathname;
  const route = routes[`${request.headers.host}${path}`];
  if (route) route(request, response);
  else response.writeHead(404).end();
}

/** Answers with these bytes, whatever their label. */
export function sends(body: Buffer | string, headers: http.OutgoingHttpHeaders = {}, status = 200): Handler {
  return (_, response) => {
    response.writeHead(status, {
      'content-type': 'image/png',
      'content-length': Buffer.byteLength(body),
      ...headers,
    });
    response.end(body);
  };
}

export function redirectsTo(location: string, status = 302): Handler {
  return (_, response) => {
    response.writeHead(status, { location }).end();
  };
}

/** Waits until something is true that other code makes true; the test's own time limit ends it. */
export async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
}
