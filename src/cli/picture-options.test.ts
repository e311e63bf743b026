import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { parsePictureOptions } from './picture-options.ts';
import { newSite, type SiteSettings } from './site-settings.ts';
import { UsageError } from './usage-error.ts';

const key = 'a key of enough characters';

/** Parses in a folder with a mirror, a key file and a site whose own mirror is in it when `hasOwn`. */
function open({ hasOwn = false, ...settings }: Partial<SiteSettings> & { hasOwn?: boolean } = {}) {
  const folder = makeFolder({
    'kept/pictures.ndjson': '',
    keys: `${key}\n`,
    'site/index.html': '',
    ...(hasOwn ? { 'site/mirror/pictures.ndjson': '' } : {}),
  });
  const at = (name: string): string => path.join(folder, name);
  const options = { site: at('site'), settings: { ...newSite, ...settings } };
  return {
    at,
    parse: (values: Parameters<typeof parsePictureOptions>[0]) => parsePictureOptions(values, options),
  };
}

describe('parsePictureOptions', () => {
  it('leaves everything off that nobody asks for', () => {
    expect(open().parse({})).toEqual({
      ...{ imageProxy: null, imageMirror: null, wayback: false, signing: null, mirror: null },
    });
  });

  it('signs with the first key, as the service wants it', () => {
    const { at, parse } = open();
    const file = { 'proxy-key-file': at('keys') };
    expect(parse(file).signing).toEqual({ scheme: 'lectern', key });
    const camo = 'https://camo.example/{signature}/{hexurl}';
    expect(parse({ ...file, 'image-proxy': camo }).signing).toEqual({ scheme: 'camo', key });
  });

  it.each([
    [
      { 'image-proxy': 'https://camo.example/{signature}/{hexurl}' },
      /wants signatures: give --proxy-key-file/,
    ],
    [
      { 'image-proxy': 'https://wsrv.nl/?url={url}', 'proxy-key-file': 'keys' },
      /has no \{signature\}; leave/,
    ],
    [{ 'proxy-key-file': 'keys', 'no-proxy-key': true }, /--proxy-key-file and --no-proxy-key: only one/],
    [{ mirror: 'kept', 'no-mirror': true }, /--mirror and --no-mirror: only one/],
    [{ 'mirror-url': 'https://m.example/', 'no-mirror': true }, /--mirror-url and --no-mirror: only one/],
    [{ wayback: true, 'no-wayback': true }, /--wayback and --no-wayback: only one/],
    [{ 'image-proxy': 'https://i.example', 'no-image-proxy': true }, /only one of them/],
    [{ 'mirror-url': 'https://m.example/' }, /--mirror-url needs --mirror DIR/],
    [{ mirror: 'nowhere' }, /has no pictures.ndjson: fill it with lectern mirror/],
  ])('refuses %o', (values, message) => {
    expect(() => open().parse(values)).toThrow(message);
    expect(() => open().parse(values)).toThrow(UsageError);
  });

  it('does not let new posts lose what the site has', () => {
    expect(() => open({ isSigned: true }).parse({})).toThrow(/are signed, .* or --no-proxy-key to leave/);
    expect(() => open({ imageMirror: './mirror/' }).parse({})).toThrow(
      /uses a mirror .* or --no-mirror to leave/,
    );
    expect(() => open({ imageProxy: 'https://c.example/{signature}/{hexurl}' }).parse({})).toThrow(
      /wants signatures/,
    );
  });

  it('keeps what the site has, until it is switched off', () => {
    const had = { imageProxy: 'https://i.example', wayback: true, isSigned: true, imageMirror: './mirror/' };
    const { at, parse } = open({ ...had, hasOwn: true });
    expect(parse({ 'proxy-key-file': at('keys') })).toEqual({
      ...{ imageProxy: 'https://i.example', wayback: true, signing: { scheme: 'lectern', key } },
      ...{ imageMirror: './mirror/', mirror: { folder: at('site/mirror'), isPlaced: false } },
    });
    const off = { 'no-image-proxy': true, 'no-wayback': true, 'no-proxy-key': true, 'no-mirror': true };
    expect(parse(off)).toEqual(open().parse({}));
  });

  it.each([
    [null, undefined, './mirror/', true],
    ['./mirror/', undefined, './mirror/', true],
    ['https://m.example/', undefined, 'https://m.example/', false],
    [null, 'https://m.example/x', 'https://m.example/x/', false],
    [null, './files/', './files/', false],
    ['https://m.example/', './mirror', './mirror/', false],
  ])(
    'with the mirror at %s before and %s now, it is at %s, in the site: %s',
    (before, url, now, isPlaced) => {
      const { at, parse } = open({ imageMirror: before });
      expect(
        parse({ mirror: at('kept'), ...(url === undefined ? {} : { 'mirror-url': url }) }),
      ).toMatchObject({
        imageMirror: now,
        mirror: { folder: at('kept'), isPlaced },
      });
    },
  );

  it.each(['ftp://m.example/', 'm.example', 'https://m.example/?a', '//m.example/', '#', ''])(
    'refuses the address "%s" for a mirror',
    (url) => {
      const { at, parse } = open();
      expect(() => parse({ mirror: at('kept'), 'mirror-url': url })).toThrow(/an address as https:/);
    },
  );
});
