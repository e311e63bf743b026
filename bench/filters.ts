import type { Place } from '#contract/places.ts';
import { everything, printView, type View } from '#contract/view.ts';
import type { Site } from '../tests/e2e/site.ts';
import { readArchive } from './archive.ts';
import { collectRequests, type FreshPage, kindOf, openList, repeat, withBrowser } from './browser.ts';
import { rounded } from './print.ts';
import type { Limit, Report } from './report.ts';
import type { Workshop } from './workshop.ts';

const rounds = 5;
const requestsAtMost = 2;
const threadMsAtMost = 50;

type Change = {
  requests: string[];
  threadMs: number;
  scriptMs: number;
  /** When the rows were painted, in ms since 1970, and after how many ms. */
  paintedAt: number;
  ms: number;
};

/** What the change from one view to another costs, on a page that has seen nothing else. */
export async function filters(workshop: Workshop): Promise<Report> {
  const posts = workshop.counts.at(-1) ?? 0;
  const site = await workshop.site(posts);
  const changes = await withBrowser(async (browser) => {
    const measured: { name: string; change: Change }[] = [];
    for (const { name, from, to } of changesOf(site)) {
      const all = await repeat(browser, rounds, (fresh) => changeView(fresh, site.url, { from, to }));
      measured.push({ name, change: least(all) });
    }
    return measured;
  });
  return {
    tables: [
      {
        title: `Changing the filter, ${posts} posts (least of ${rounds})`,
        columns: ['to', 'requests', 'main thread ms', 'of it script ms', 'which'],
        rows: changes.map(({ name, change }) => [
          name,
          change.requests.length,
          rounded(change.threadMs),
          rounded(change.scriptMs),
          change.requests.join(', '),
        ]),
        notes: ['CPU time of the main thread until the rows are painted; requests until the rows are there.'],
      },
    ],
    limits: changes.flatMap(({ name, change }): Limit[] => [
      {
        what: `requests to ${name}`,
        value: change.requests.length,
        atMost: requestsAtMost,
        unit: '',
        isGate: true,
      },
      {
        what: `main thread to ${name}`,
        value: change.threadMs,
        atMost: threadMsAtMost,
        unit: 'ms',
        isGate: false,
      },
    ]),
  };
}

/** A category is chosen where one sees it: below the one that is shown. */
function changesOf(site: Site): { name: string; from: View; to: View }[] {
  const { places, authors } = readArchive(site.folder);
  const [first, second] = places;
  const author = authors[0]?.name ?? null;
  if (!first || !second) throw new Error('these posts have no categories to choose from');
  const levels = descent(first).map((place, depth) => ({
    name: `a category of level ${depth + 1}`,
    from: depth === 0 ? everything : { ...everything, categories: [place.path.slice(0, -1)] },
    to: { ...everything, categories: [place.path] },
  }));
  const one = { ...everything, categories: [first.path] };
  const two = { ...everything, categories: [first.path, second.path] };
  return [
    ...levels,
    { name: 'an author', from: everything, to: { ...everything, author } },
    { name: 'a second category', from: one, to: two },
    { name: 'a year of two categories', from: two, to: { ...two, from: '2024', to: '2024' } },
  ];
}

/** A node and its largest descendants, one on each level. */
function descent(place: Place): Place[] {
  const [child] = place.children;
  return [place, ...(child ? descent(child) : [])];
}

/** What a fresh page costs to go from one view of a site to another. */
export async function changeView(
  { page, cdp }: FreshPage,
  url: string,
  { from, to }: { from: View; to: View },
): Promise<Change> {
  await openList(page, url + printView(from));
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const { paths, stop } = collectRequests(page);
  const before = await metrics({ cdp });
  // The router hears of it as of a step in the history. Everything happens in the page, so that the driver costs nothing.
  const painted = await page.evaluate(
    async (address) => {
      const began = performance.now();
      const status = document.querySelector('main [role="status"]');
      const shown = status?.textContent;
      history.pushState(null, '', address);
      dispatchEvent(new PopStateEvent('popstate', { state: null }));
      await new Promise<void>((resolve) => {
        const isDone = (): boolean => {
          const count = document.querySelector('main [role="status"]')?.textContent;
          return (
            Boolean(count) &&
            count !== shown &&
            document.querySelector('main ol [data-position="0"] a') !== null
          );
        };
        const observer = new MutationObserver(() => {
          if (!isDone()) return;
          observer.disconnect();
          requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
        });
        observer.observe(document, { childList: true, subtree: true, characterData: true });
      });
      const now = performance.now();
      return { at: performance.timeOrigin + now, after: now - began };
    },
    `/${printView(to)}`,
  );
  const after = await metrics({ cdp });
  stop();
  return {
    requests: paths.map(kindOf),
    paintedAt: painted.at,
    ms: painted.after,
    threadMs: (after.task - before.task) * 1000,
    scriptMs: (after.script - before.script) * 1000,
  };
}

async function metrics({ cdp }: Pick<FreshPage, 'cdp'>): Promise<{ task: number; script: number }> {
  const { metrics: all } = await cdp.send('Performance.getMetrics');
  const value = (name: string): number => all.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { task: value('TaskDuration'), script: value('ScriptDuration') };
}

function least(changes: readonly Change[]): Change {
  return changes.reduce((best, change) => (change.threadMs < best.threadMs ? change : best));
}
