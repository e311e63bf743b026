import { describe, expect, test } from 'vitest';
import { CASES } from './cases.ts';
import { runtime, startLoopback } from './loopback.ts';
import type { ProxyCase } from './proxy-case.ts';

/** Longer addresses do not reach a Worker. */
const MAX_WORKER_URL = 16_384;

const isForThisRuntime = ({ dns, target }: ProxyCase) =>
  runtime === 'node' || (dns === undefined && target.length < MAX_WORKER_URL);

const asked = CASES.map(({ group, cases }) => ({ group, cases: cases.filter(isForThisRuntime) }));
const leftOut = CASES.flatMap(({ cases }) => cases).filter((row) => !isForThisRuntime(row));

describe.each(asked.filter(({ cases }) => cases.length > 0))('$group', ({ cases }) => {
  test.each(cases)('$title', async (row) => {
    const loopback = await startLoopback({ routes: row.routes ?? {}, dns: row.dns ?? {} });
    const response = await loopback.ask(row.target);
    const body = await response.text();

    expectInert(response);
    if ('serve' in row.expect) {
      expect(response.headers.get('x-lectern-error')).toBeNull();
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe(row.expect.serve);
    } else {
      expectError(response, body, row);
    }
    if ('refuse' in row.expect) expect(loopback.connections).toEqual([]);
    else expect(loopback.connections.length).toBeGreaterThan(0);
    if (row.connections) expect(loopback.connections).toEqual(row.connections);
  });
});

if (leftOut.length > 0) {
  test.skip(`${leftOut.length} cases that turn on the answers of name servers, or on very long addresses`);
}

/** On every answer, whatever happened. */
function expectInert(response: Response): void {
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
}

function expectError(response: Response, body: string, row: ProxyCase): void {
  const code =
    'refuse' in row.expect ? row.expect.refuse : 'fail' in row.expect ? row.expect.fail : undefined;
  expect(response.headers.get('x-lectern-error')).toBe(code);
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-store');
  // A target in an error page was CVE-2023-27592.
  expect(body).not.toContain('pub.test');
  expect(body.length).toBeLessThan(100);
}
