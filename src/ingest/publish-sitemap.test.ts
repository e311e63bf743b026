import { statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Parser } from 'htmlparser2';
import { beforeEach, describe, expect, it } from 'vitest';
import { publishSitemap } from './publish-sitemap.ts';
import { contentsOf, makeFolder } from './testing/temporary-folder.ts';

const address = "https://reader.example.com/o'clock/";
const at = (day: string): number => Date.parse(`${day}T12:00:00Z`) / 1000;
const articles = [
  { id: 'new', date: at('2026-05-03') },
  { id: 'a&b', date: at('2026-05-01') },
  { id: 'old', date: at('2019-12-31') },
  { id: 'none', date: null },
];

let site: string;
const publish = (
  given: typeof articles | Iterable<(typeof articles)[number]> = articles,
  to: string | null = address,
) => publishSitemap(site, given, { address: to, base: '/' });

beforeEach(() => {
  site = makeFolder();
});

/** The texts of all elements of a name, read by a parser of XML. */
function textsOf(xml: string, name: string): string[] {
  const texts: string[] = [];
  let isIn = false;
  const parser = new Parser(
    {
      onopentag: (tag) => {
        isIn = tag === name;
        if (isIn) texts.push('');
      },
      ontext: (text) => {
        if (isIn) texts[texts.length - 1] += text;
      },
      onclosetag: () => {
        isIn = false;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return texts;
}

describe('publishSitemap', () => {
  it('lists every article once, in a file for its month, by its whole address', () => {
    publish();
    const files = contentsOf(site);
    expect(Object.keys(files).sort()).toEqual([
      'robots.txt',
      'sitemap-2019-12.xml',
      'sitemap-2026-05.xml',
      'sitemap-undated.xml',
      'sitemap.xml',
    ]);
    expect(textsOf(files['sitemap.xml'] ?? '', 'loc')).toEqual([
      `${address}sitemap-2026-05.xml`,
      `${address}sitemap-2019-12.xml`,
      `${address}sitemap-undated.xml`,
    ]);
    expect(textsOf(files['sitemap.xml'] ?? '', 'lastmod')).toEqual(['2026-05-03', '2019-12-31']);
    expect(textsOf(files['sitemap-2026-05.xml'] ?? '', 'loc')).toEqual([
      `${address}a/new`,
      `${address}a/a%26b`,
    ]);
    expect(textsOf(files['sitemap-undated.xml'] ?? '', 'lastmod')).toEqual([]);
    expect(files['robots.txt']).toContain(`Sitemap: ${address}sitemap.xml\n`);
  });

  it('cuts a month that has more than the protocol allows', () => {
    const many = Array.from({ length: 90_000 }, (_, number) => ({
      id: `n${number}`,
      date: at('2026-05-03'),
    }));
    publish(many);
    const files = contentsOf(site);
    const counts = ['', '-2', '-3'].map(
      (part) => textsOf(files[`sitemap-2026-05${part}.xml`] ?? '', 'loc').length,
    );
    expect(counts).toEqual([40_000, 40_000, 10_000]);
  });

  it('writes only what changes, and removes what is no longer', () => {
    publish();
    const old = new Date(2000, 0, 1);
    const kept = path.join(site, 'sitemap-2019-12.xml');
    utimesSync(kept, old, old);
    writeFileSync(path.join(site, 'sitemap-of-mine.xml'), 'mine');
    publish(articles.slice(1, 3));
    expect(statSync(kept).mtime).toEqual(old);
    expect(Object.keys(contentsOf(site)).sort()).toEqual([
      'robots.txt',
      'sitemap-2019-12.xml',
      'sitemap-2026-05.xml',
      'sitemap-of-mine.xml',
      'sitemap.xml',
    ]);
  });

  it('leaves nothing where the site has no address, and a robots.txt of somebody else as it is', () => {
    publish();
    publish(articles, null);
    expect(contentsOf(site)).toEqual({});
    writeFileSync(path.join(site, 'robots.txt'), 'User-agent: *\nDisallow: /\n');
    publish();
    expect(contentsOf(site)['robots.txt']).toBe('User-agent: *\nDisallow: /\n');
  });

  it('has no robots.txt below a path, where nobody would look', () => {
    publishSitemap(site, articles, { address, base: "/o'clock/" });
    expect(contentsOf(site)['robots.txt']).toBeUndefined();
  });
});
