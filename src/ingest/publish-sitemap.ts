import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { articlePath } from '#contract/article-url.ts';
import { escapeXml } from '#publish/xml.ts';
import { writeBeside } from './archive/write-beside.ts';

/** An article as search engines hear of it; `date` in seconds since 1970. */
export type Published = { id: string; date: number | null };

/** The protocol allows 50,000 addresses and 50 MB a file. */
const mostAddresses = 40_000;
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const ownMap = /^sitemap-(\d{4}-\d{2}|undated)(-\d+)?\.xml$/;
const robotsMark = '# Written by lectern; take this line out to keep a robots.txt of your own.';

/**
 * Tells search engines of all articles: `sitemap.xml`, with a file for each month (sitemaps.org), and `robots.txt`. The files stand at the
 * site's root, because a sitemap speaks for what is below its own folder, and only those are written that change. Without an
 * address they are removed: the protocol has no relative ones.
 * @param articles the newest first, those without a date last.
 * @param options.base path of the site on its host: `robots.txt` means something at a host's root only.
 */
export function publishSitemap(
  site: string,
  articles: Iterable<Published>,
  { address, base }: { address: string | null; base: string },
): void {
  const maps = new Set<string>();
  if (address !== null) {
    const listed: string[] = [];
    for (const { name, newest, xml } of mapsOf(articles, address)) {
      maps.add(name);
      writeChanged(path.join(site, name), xml);
      listed.push(`<sitemap><loc>${escapeXml(address)}${name}</loc>${lastmod(newest)}</sitemap>\n`);
    }
    writeChanged(path.join(site, 'sitemap.xml'), document('sitemapindex', listed));
  } else rmSync(path.join(site, 'sitemap.xml'), { force: true });
  for (const name of readdirSync(site))
    if (ownMap.test(name) && !maps.has(name)) rmSync(path.join(site, name));
  publishRobots(path.join(site, 'robots.txt'), base === '/' ? address : null);
}

type SiteMap = { name: string; newest: number | null; xml: string };

/** A file for each month, or several when it has more articles than the protocol allows. */
function* mapsOf(articles: Iterable<Published>, address: string): Generator<SiteMap> {
  let month: string | null = null;
  let part = 1;
  let newest: number | null = null;
  let urls: string[] = [];
  const finish = (): SiteMap => ({
    name: `sitemap-${month}${part > 1 ? `-${part}` : ''}.xml`,
    newest,
    xml: document('urlset', urls),
  });
  for (const { id, date } of articles) {
    const own = date === null ? 'undated' : isoDay(date).slice(0, 7);
    const isFull = urls.length === mostAddresses;
    if (month !== null && (own !== month || isFull)) {
      yield finish();
      part = own === month ? part + 1 : 1;
      urls = [];
    }
    if (urls.length === 0) newest = date;
    month = own;
    urls.push(`<url><loc>${escapeXml(address + articlePath(id))}</loc>${lastmod(date)}</url>\n`);
  }
  if (urls.length > 0) yield finish();
}

function document(root: 'urlset' | 'sitemapindex', entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">\n${entries.join('')}</${root}>\n`;
}

function lastmod(date: number | null): string {
  return date === null ? '' : `<lastmod>${isoDay(date)}</lastmod>`;
}

/** The day in UTC, as W3C Datetime has it. Years beyond four digits are none there. */
function isoDay(seconds: number): string {
  return new Date(Math.min(Math.max(seconds, 0), 253_402_300_799) * 1000).toISOString().slice(0, 10);
}

/** A file that somebody else has written stays as it is. */
function publishRobots(file: string, address: string | null): void {
  const isOwn = !existsSync(file) || readFileSync(file, 'utf8').startsWith(robotsMark);
  if (!isOwn) return;
  if (address === null) rmSync(file, { force: true });
  else writeChanged(file, `${robotsMark}\nUser-agent: *\nDisallow: /img\n\nSitemap: ${address}sitemap.xml\n`);
}

function writeChanged(file: string, content: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== content) writeBeside(file, content);
}
