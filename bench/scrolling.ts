import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, CDPSession } from '@playwright/test';
import { openSite } from '../tests/e2e/site.ts';
import { openPage, withBrowser } from './browser.ts';
import { rounded } from './print.ts';
import type { Report } from './report.ts';
import type { Workshop } from './workshop.ts';

/** Han characters of the two articles: what one reads, and the longest that one meets. */
const lengths = [3000, 200_000];
const slowdown = 4;
const gesture = { distance: 12_000, speed: 1500 };
const refreshMs = 1000 / 60;
const rounds = 3;

/** Whether an article scrolls as smoothly as the screen can show it, on a processor that is four times slower. */
export async function scrolling(workshop: Workshop): Promise<Report> {
  const posts = workshop.place('long-posts');
  writePosts(posts);
  const site = await openSite(posts);
  const figures: { length: number; page: string; frames: Frames }[] = [];
  try {
    await withBrowser(async (browser) => {
      for (const length of lengths) {
        writeFileSync(path.join(site.folder, `plain-${length}.html`), plainPage(length));
        const plain = await bestOf(browser, `${site.url}plain-${length}.html`, 'html');
        const ours = await bestOf(browser, `${site.url}a/long-${length}`, '#article');
        figures.push(
          { length, page: 'lectern', frames: ours },
          { length, page: 'plain HTML', frames: plain },
        );
      }
    });
  } finally {
    await site.stop();
  }
  return {
    tables: [
      {
        title: `Scrolling an article at ${gesture.speed} px a second, CPU slowed ${slowdown} times, best of ${rounds}`,
        columns: [
          'characters',
          'page',
          'frames shown',
          'dropped',
          'frames a second',
          'longest task ms',
          'tasks over 50 ms',
        ],
        rows: figures.map(({ length, page, frames }) => [
          length,
          page,
          frames.shown,
          frames.dropped,
          rounded(frames.perSecond),
          rounded(frames.longestTaskMs),
          frames.longTasks,
        ]),
        notes: [
          "Frames by the compositor's own count in a trace (DrawFrame, DroppedFrame), from the gesture's begin to its end.",
        ],
      },
    ],
    limits: [],
  };
}

function writePosts(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const length of lengths) {
    const front = `---\nid: long-${length}\ntitle: ${length} 字\ndate: 2026-01-01 08:00:00\n---\n`;
    writeFileSync(path.join(folder, `${length}.md`), `${front}${textOf(length)}\n`);
  }
}

/** The same text with nothing around it, which is what this machine can do at best. */
function plainPage(length: number): string {
  const head = '<!doctype html><html lang="zh"><meta charset="utf-8"><title>plain</title>';
  return `${head}<body data-article-body>${textOf(length)}</body></html>`;
}

/** Paragraphs of different lengths with what articles have between them: headings, quotes, code. */
function textOf(length: number): string {
  const sentence = '书案上有一盏灯，灯下有一本书，书里夹着去年秋天的一片叶子。';
  const parts: string[] = [];
  for (let written = 0, number = 1; written < length; number++) {
    const text = sentence.repeat(2 + (number % 7));
    written += text.length;
    if (number % 12 === 0) parts.push(`<h2>第 ${number} 节</h2>`);
    if (number % 9 === 0) parts.push(`<blockquote><p>${text}</p></blockquote>`);
    else if (number % 25 === 0) parts.push(`<pre><code>const number = ${number};</code></pre><p>${text}</p>`);
    else parts.push(`<p>${text}</p>`);
  }
  return parts.join('\n');
}

type Frames = {
  shown: number;
  dropped: number;
  perSecond: number;
  longestTaskMs: number;
  longTasks: number;
};

async function bestOf(browser: Browser, url: string, scroller: string): Promise<Frames> {
  const all: Frames[] = [];
  for (let round = 0; round < rounds; round++) all.push(await scrollOnce(browser, url, scroller));
  return all.reduce((best, frames) => (frames.dropped < best.dropped ? frames : best));
}

async function scrollOnce(browser: Browser, url: string, scroller: string): Promise<Frames> {
  const { page, cdp, close } = await openPage(browser);
  await page.goto(url);
  await page.locator('[data-article-body] p').first().waitFor();
  await page.waitForLoadState('networkidle');
  const pane = page.locator(scroller);
  const box = await pane.evaluate((element) => element.getBoundingClientRect().toJSON());
  const room = await pane.evaluate((element) => element.scrollHeight - element.clientHeight);
  const distance = Math.min(room, gesture.distance);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const stop = await startTrace(cdp);
  await cdp.send('Input.synthesizeScrollGesture', {
    x: box.x + box.width / 2,
    y: Math.max(0, box.y) + 300,
    yDistance: -distance,
    speed: gesture.speed,
    gestureSourceType: 'mouse',
  });
  const events = await stop();
  await close();
  return countFrames(events);
}

type TraceEvent = { name: string; ts: number; dur?: number; cat: string };

async function startTrace(cdp: CDPSession): Promise<() => Promise<TraceEvent[]>> {
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) events.push(event as unknown as TraceEvent);
  });
  await cdp.send('Tracing.start', {
    traceConfig: {
      includedCategories: [
        'toplevel',
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
        'disabled-by-default-devtools.timeline.frame',
        'input',
      ],
    },
  });
  return async () => {
    const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
    await cdp.send('Tracing.end');
    await complete;
    return events;
  };
}

function countFrames(events: readonly TraceEvent[]): Frames {
  const named = (name: string): TraceEvent[] => events.filter((event) => event.name === name);
  const shown = named('DrawFrame');
  const first = Math.min(...shown.map(({ ts }) => ts));
  const last = Math.max(...shown.map(({ ts }) => ts));
  const dropped = named('DroppedFrame').filter(({ ts }) => ts >= first && ts <= last);
  const tasks = events
    .filter(({ name, ts }) => name === 'RunTask' && ts >= first && ts <= last)
    .map(({ dur = 0 }) => dur / 1000);
  const ms = (last - first) / 1000;
  return {
    shown: shown.length,
    dropped: dropped.length,
    perSecond: Math.min(1000 / refreshMs, (shown.length / ms) * 1000),
    longestTaskMs: Math.max(0, ...tasks),
    longTasks: tasks.filter((task) => task > 50).length,
  };
}
