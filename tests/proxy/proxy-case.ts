import type { ProxyErrorCode } from '#proxy/errors.ts';
import { type Answers, type Handler, redirectsTo, sends } from './loopback.ts';
import { png } from './picture-bytes.ts';

/**
 * What a target must lead to. `refuse`: no connection at all. `fail`: refused after the server was asked.
 * Every case runs against a fresh proxy and a real server on loopback.
 */
export interface ProxyCase {
  title: string;
  target: string;
  expect: { serve: string } | { refuse: ProxyErrorCode } | { fail: ProxyErrorCode };
  routes?: Record<string, Handler>;
  dns?: Record<string, Answers>;
  /** Addresses and ports that were connected to, when that is the point. */
  connections?: string[];
}

export interface CaseGroup {
  group: string;
  cases: readonly ProxyCase[];
}

/** What most cases ask for. */
export const PICTURE = 'http://pics.pub.test/a.png';
export const PNG = { serve: 'image/png' };

/** Targets by title that are all refused with the same code. */
export const refuses = (refuse: ProxyErrorCode, targets: Record<string, string>): ProxyCase[] =>
  Object.entries(targets).map(([title, target]) => ({ title, target, expect: { refuse } }));

/** Asks for the picture, which its server hands out as these bytes. */
export const bytes = (
  title: string,
  body: Buffer | string,
  expect: ProxyCase['expect'],
  type = 'image/png',
): ProxyCase => ({
  title,
  target: PICTURE,
  expect,
  routes: { 'pics.pub.test/a.png': sends(body, { 'content-type': type }) },
});

/** Asks for the picture, which its server redirects; at every other place there is a picture. */
export const redirect = (
  title: string,
  location: string,
  expect: ProxyCase['expect'],
  status = 302,
): ProxyCase => ({
  title,
  target: PICTURE,
  expect,
  routes: {
    'pics.pub.test/a.png': redirectsTo(location, status),
    'pics.pub.test/b.png': sends(png()),
    'pics.pub.test/%E7%95%8C.png': sends(png()),
    'cdn.pub.test/b.png': sends(png()),
    '198.20.0.1/b.png': sends(png()),
  },
});
