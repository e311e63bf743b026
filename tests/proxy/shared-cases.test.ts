import { BlockList, isIPv6 } from 'node:net';
import { describe, expect, test } from 'vitest';
import { type Loopback, runtime, startLoopback } from './loopback.ts';
import {
  readSharedCases,
  type SharedCase,
  type SharedExpectation,
  type SharedStep,
  sharedRoutes,
} from './shared-cases.ts';

const cases = readSharedCases();
if (cases === undefined) console.info('skipped: there is no shared file of proxy cases beside the project');

/** On Workers names are looked up by the platform. */
const isForThisRuntime = ({ dns }: SharedCase) => runtime === 'node' || dns === undefined;
const asked = cases?.filter(isForThisRuntime) ?? [];
const leftOut = cases?.filter((row) => !isForThisRuntime(row)) ?? [];

interface Answer {
  status: number;
  headers: Headers;
  /** `undefined` when the connection was cut. */
  bodyBytes: number | undefined;
}

describe.skipIf(cases === undefined)('shared proxy cases', () => {
  test.each(asked)('$id: $title', { timeout: 30_000 }, async (row) => {
    // The default would be right too, and cost ten seconds at each run.
    const limits = { firstByteMs: 500 };
    const loopback = await startLoopback({ limits, routes: sharedRoutes(row), dns: row.dns ?? {} });
    const began = performance.now();
    const answer = await takeSteps(row, loopback);
    const took = performance.now() - began;

    for (const wanted of [row.expect, row.expect.final ?? {}]) {
      expectAnswer(answer, wanted);
      expectUpstream(loopback, wanted);
      expect(took).toBeLessThan(wanted.maxMs ?? 30_000);
    }
  });
});

if (leftOut.length > 0) test.skip(`${leftOut.length} shared cases that turn on the answers of name servers`);

async function takeSteps(row: SharedCase, loopback: Loopback): Promise<Answer> {
  const steps: readonly SharedStep[] = row.steps ?? [{ target: row.target ?? '', client: row.client }];
  let previous: Answer | undefined;
  for (const step of steps) previous = await takeStep(step, previous, loopback);
  if (previous === undefined) throw new Error('a case without steps');
  return previous;
}

async function takeStep(step: SharedStep, previous: Answer | undefined, loopback: Loopback): Promise<Answer> {
  const copied = Object.entries(step.headersFromPrevious ?? {}).map(([name, from]): [string, string] => [
    name,
    previous?.headers.get(from) ?? '',
  ]);
  const response = await loopback.ask(step.target, {
    signed: step.client?.sign ?? true,
    method: step.client?.method ?? 'GET',
    headers: { ...step.client?.headers, ...Object.fromEntries(copied) },
    ...(step.client?.params?.w === undefined ? {} : { width: step.client.params.w }),
  });
  const bodyBytes = await response.arrayBuffer().then(
    (bytes) => bytes.byteLength,
    () => undefined,
  );
  return { status: response.status, headers: response.headers, bodyBytes };
}

function expectAnswer(answer: Answer, wanted: SharedExpectation): void {
  if (wanted.orAbort && answer.bodyBytes === undefined) return;
  if (wanted.status) expect(wanted.status).toContain(answer.status);
  if (wanted.outcome === 'serve') expect(answer.status).toBe(200);
  if (wanted.outcome === 'refuse' || wanted.outcome === 'error')
    expect(answer.status).toBeGreaterThanOrEqual(400);
  if (wanted.bodyBytes !== undefined) expect(answer.bodyBytes).toBe(wanted.bodyBytes);
  expectHeaders(answer.headers, wanted.headers);
  if (answer.status === 200) expectHeaders(answer.headers, wanted.ifServed?.headers);
}

function expectHeaders(headers: Headers, wanted: SharedExpectation['headers']): void {
  for (const [name, value] of Object.entries(wanted ?? {})) {
    if (value?.startsWith('~')) expect(headers.get(name)).toMatch(new RegExp(value.slice(1)));
    else expect(headers.get(name)).toBe(value);
  }
}

function expectUpstream(loopback: Loopback, { upstream: wanted = {} }: SharedExpectation): void {
  if (wanted.connections !== undefined) expect(loopback.connections).toHaveLength(wanted.connections);
  if (wanted.forbiddenConnections !== undefined) {
    expect(loopback.connections.filter(isForbidden)).toHaveLength(wanted.forbiddenConnections);
  }
  if (wanted.maxBytesSent !== undefined) expect(loopback.bytesSent()).toBeLessThan(wanted.maxBytesSent);
  const seen = (path: string) =>
    loopback.requests.filter(({ headers, url }) => `${headers.host}${url?.split('?')[0]}` === path);
  for (const [path, count] of Object.entries(wanted.requests ?? {})) expect(seen(path)).toHaveLength(count);
  for (const [path, headers] of Object.entries(wanted.saw ?? {})) {
    for (const [name, value] of Object.entries(headers))
      expect(seen(path)[0]?.headers[name] ?? null).toBe(value);
  }
}

/** Node's own address lists rather than ours: a judge that shares the defendant's table proves nothing. */
function isForbidden(connection: string): boolean {
  const address = connection.slice(0, connection.lastIndexOf(':'));
  return FORBIDDEN.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

const FORBIDDEN = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const) {
  FORBIDDEN.addSubnet(net, bits, 'ipv4');
}
FORBIDDEN.addAddress('::1', 'ipv6');
FORBIDDEN.addSubnet('fc00::', 6, 'ipv6');
