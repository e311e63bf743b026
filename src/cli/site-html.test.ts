import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { writeSampleReader } from './sample-site.ts';
import { baseOf, type PageSettings, siteHtml, withImageProxy } from './site-html.ts';
import { newSite } from './site-settings.ts';

const page = (said: Partial<PageSettings> = {}): string => {
  const built = readFileSync(path.join(writeSampleReader(makeFolder()), 'index.html'), 'utf8');
  return siteHtml(built, { ...newSite, title: 'T', ...said });
};

describe('siteHtml', () => {
  it.each(['/', '/sub/', '/a/b/', '/reader/', '/reader/reader/', '/my.reader/'])(
    'writes a base that baseOf reads back: %s',
    (base) => {
      const html = page({ base });
      expect(baseOf(html)).toBe(base);
      const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map((match) => match[1]);
      expect(addresses).toEqual([
        `${base}archive/manifest.json`,
        `${base}theme.js`,
        `${base}reader/index-D2OFoR_w.js`,
        `${base}reader/index-Ddj8VyGp.css`,
      ]);
    },
  );

  it.each([
    ['a & b', 'a &amp; b'],
    ['</title><script>alert(1)</script>', '&lt;/title>&lt;script>alert(1)&lt;/script>'],
    ["$& $1 $' $`", "$&amp; $1 $' $`"],
    ['', ''],
  ])('writes the title %j as text', (title, written) => {
    expect(/<title>(.*)<\/title>/.exec(page({ title }))?.[1]).toBe(written);
  });

  it('puts the policy before everything that it is to hold for', () => {
    const html = page();
    expect(html).toContain(`content="${contentSecurityPolicy(newSite)}"`);
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<link'));
  });
});

describe('what a site says of itself', () => {
  it('is in its page: language and description', () => {
    const html = page({ language: 'zh-CN', description: '一盏灯 "&" 书' });
    expect(html).toContain('<html lang="zh-CN"');
    expect(html).toContain('<meta name="description" content="一盏灯 &quot;&amp;&quot; 书">');
    expect(page()).not.toContain('name="description"');
  });

  it('names its feeds, where it has an address and wants some', () => {
    const address = 'https://a.example/';
    expect(page({ address })).toContain('application/rss+xml');
    expect(page({ address, feeds: null })).not.toContain('application/rss+xml');
    expect(page({ address, feeds: null })).toContain('rel="search"');
    expect(page()).not.toContain('application/rss+xml');
  });
});

describe('baseOf', () => {
  it('is the root for a page that is not ours', () => {
    expect(baseOf('<!doctype html><script src="/elsewhere/reader/x.js"></script>')).toBe('/');
    expect(baseOf('')).toBe('/');
  });
});

describe('withImageProxy', () => {
  it('tells the page of the proxy', () => {
    expect(page()).toContain('name="lectern-image-proxy" content=""');
    expect(withImageProxy(page())).toContain('name="lectern-image-proxy" content="."');
  });
});

describe('the policy', () => {
  it('allows neither inline nor evaluated code, no plug-in and no foreign script', () => {
    const policy = contentSecurityPolicy(newSite);
    expect(policy).not.toMatch(/unsafe|\*|data:|blob:/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
  });

  it('lets who counts visits be told, and comments be framed, only where the site has them', () => {
    const services = {
      analytics: { provider: 'goatcounter', site: 'https://c.example/x; script-src *' },
      comments: { provider: 'waline', site: 'http://127.0.0.1:80' },
    } as const;
    const policy = contentSecurityPolicy({ ...newSite, ...services });
    expect(policy).toContain("connect-src 'self' https://c.example;");
    expect(policy).toContain('frame-src https: http://127.0.0.1;');
    expect(policy).toContain("script-src 'self';");
    expect(contentSecurityPolicy(newSite)).toContain('frame-src https:;');
  });

  it.each([
    ['https://images.example', "connect-src 'self' https://images.example;"],
    ['https://images.example:8443/p/', "connect-src 'self' https://images.example:8443;"],
    ['http://images.example/; script-src *', "connect-src 'self' http://images.example;"],
    ['./', "connect-src 'self';"],
    ['/p', "connect-src 'self';"],
    ['https://wsrv.nl/?url={url}&w={width}', "connect-src 'self';"],
    ['https://camo.example/{signature}/{hexurl}', "connect-src 'self';"],
    ['https://', "connect-src 'self';"],
    [null, "connect-src 'self';"],
  ])('lets the page read the answers of its own proxy, where that is %s', (imageProxy, directive) => {
    const policy = contentSecurityPolicy({ ...newSite, imageProxy });
    expect(policy).toContain(directive);
    expect(policy).toContain("script-src 'self';");
    expect(page({ imageProxy })).toContain(`content="${policy}"`);
  });
});
