import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';
import type { Handler } from './loopback.ts';
import { png, pngHeader } from './picture-bytes.ts';

/** Beside the project, where one is developed with others; not a part of it. */
const FILE = resolve(import.meta.dirname, '../../../shared/fixtures/security/proxy-cases.json');

const body = v.variant('kind', [
  v.object({ kind: v.literal('png'), width: v.number(), height: v.number() }),
  v.object({ kind: v.literal('png-header-only'), width: v.number(), height: v.number() }),
  v.object({ kind: v.literal('text'), text: v.string() }),
  v.object({ kind: v.literal('empty') }),
  v.object({ kind: v.literal('zeros'), bytes: v.number() }),
]);

const route = v.object({
  status: v.number(),
  headers: v.record(v.string(), v.string()),
  body,
  delay: v.optional(v.object({ headersMs: v.number() })),
});

const upstreamExpectation = v.object({
  connections: v.optional(v.number()),
  forbiddenConnections: v.optional(v.number()),
  maxBytesSent: v.optional(v.number()),
  requests: v.optional(v.record(v.string(), v.number())),
  saw: v.optional(v.record(v.string(), v.record(v.string(), v.nullable(v.string())))),
});

const expectedHeaders = v.record(v.string(), v.nullable(v.string()));

const expectation = v.object({
  outcome: v.optional(v.picklist(['serve', 'refuse', 'error', 'serve-or-refuse'])),
  status: v.optional(v.array(v.number())),
  headers: v.optional(expectedHeaders),
  ifServed: v.optional(v.object({ headers: v.optional(expectedHeaders) })),
  bodyBytes: v.optional(v.number()),
  orAbort: v.optional(v.boolean()),
  maxMs: v.optional(v.number()),
  upstream: v.optional(upstreamExpectation),
});

const client = v.object({
  method: v.optional(v.string()),
  headers: v.optional(v.record(v.string(), v.string())),
  params: v.optional(v.object({ w: v.optional(v.number()) })),
  sign: v.optional(v.boolean()),
});

const step = v.object({
  target: v.string(),
  client: v.optional(client),
  headersFromPrevious: v.optional(v.record(v.string(), v.string())),
});

const answers = v.union([v.array(v.string()), v.object({ sequence: v.array(v.array(v.string())) })]);

const sharedCase = v.object({
  id: v.string(),
  title: v.string(),
  target: v.optional(v.string()),
  steps: v.optional(v.array(step)),
  client: v.optional(client),
  dns: v.optional(v.record(v.string(), answers)),
  upstream: v.optional(v.record(v.string(), route)),
  expect: v.object({ ...expectation.entries, final: v.optional(expectation) }),
});

export type SharedCase = v.InferOutput<typeof sharedCase>;
export type SharedStep = v.InferOutput<typeof step>;
export type SharedExpectation = v.InferOutput<typeof expectation>;

/** The cases of the shared file, or `undefined` where there is none. */
export function readSharedCases(): readonly SharedCase[] | undefined {
  if (!existsSync(FILE)) return undefined;
  return v.parse(v.array(sharedCase), JSON.parse(readFileSync(FILE, 'utf8')));
}

/** A case's answers as our test server gives them. */
export function sharedRoutes(row: SharedCase): Record<string, Handler> {
  const routes = Object.entries(row.upstream ?? {});
  return Object.fromEntries(routes.map(([path, answer]) => [path, routeHandler(answer)]));
}

function routeHandler({ status, headers, body: content, delay }: v.InferOutput<typeof route>): Handler {
  return (_, response) => {
    const send = () => {
      response.writeHead(status, headers);
      if (content.kind === 'zeros') sendZeros(response, content.bytes);
      else response.end(bodyBytes(content));
    };
    if (delay === undefined) return send();
    const timer = setTimeout(send, delay.headersMs);
    response.on('close', () => clearTimeout(timer));
  };
}

function bodyBytes(content: Exclude<v.InferOutput<typeof body>, { kind: 'zeros' }>): Buffer {
  if (content.kind === 'png') return png(content.width, content.height);
  if (content.kind === 'png-header-only') return pngHeader(content.width, content.height);
  return Buffer.from(content.kind === 'text' ? content.text : '');
}

function sendZeros(response: Parameters<Handler>[1], count: number): void {
  const chunk = Buffer.alloc(64 * 1024);
  let left = count;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= chunk.length;
      if (!response.write(chunk)) return;
    }
    response.end();
  };
  response.on('drain', more);
  more();
}
