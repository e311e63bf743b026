import { onTestFinished, vi } from 'vitest';

/**
 * For tests: puts this thread's clock a minute ahead until the test ends, so that files which were written just now count as settled. Worker threads
 * have clocks of their own.
 */
export function settleFiles(): void {
  if (vi.isMockFunction(Date.now)) return;
  const now = Date.now;
  const spy = vi.spyOn(Date, 'now').mockImplementation(() => now() + 60_000);
  onTestFinished(() => spy.mockRestore());
}
