/** Does something when the page has nothing better to do, and after `timeoutMs` at the latest. */
export function whenIdle(work: () => void, timeoutMs: number): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: timeoutMs });
  else setTimeout(work, timeoutMs);
}
