import type { Page } from '@playwright/test';

/** Writes down, from the next page on, every shift of the layout that no hand has caused; the function gives those of the page so far. */
export async function watchLayoutShifts(page: Page): Promise<() => Promise<unknown>> {
  await page.addInitScript(() => {
    const shifts: unknown[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('hadRecentInput' in entry && !entry.hadRecentInput) shifts.push(entry.toJSON());
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate('window.shifts');
}
