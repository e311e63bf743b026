import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { writeSampleReader } from './sample-site.ts';
import { baseOf, siteHtml, withImageProxy } from './site-html.ts';

const page = (base = '/', title = 'T', imageProxy: string | null = null): string => {
  const built = readFileSync(path.join(writeSampleReader(makeFolder()), 'index.html'), 'utf8');
  return siteHtml(built, { base, title, address: null, imageProxy });
};

describe('siteHtml', () => {
  it.each(['/', '/sub/', '/a/b/', '/reader/', '/reader/reader/', '/my.reader/'])(
    'writes a base that baseOf reads back: %s',
    (base) => {
      const html = page(base);
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
    expect(/<title>(.*)<\/title>/.exec(page('/', title))?.[1]).toBe(written);
  });

  it('puts the policy before everything that it is to hold for', () => {
    const html = page();
    expect(html).toContain(`content="${contentSecurityPolicy(null)}"`);
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<link'));
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
    const policy = contentSecurityPolicy(null);
    expect(policy).not.toMatch(/unsafe|\*|data:|blob:/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
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
    const policy = contentSecurityPolicy(imageProxy);
    expect(policy).toContain(directive);
    expect(policy).toContain("script-src 'self';");
    expect(page('/', 'T', imageProxy)).toContain(`content="${policy}"`);
  });
});
