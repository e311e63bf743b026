import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { parseArchiveOptions } from './archive-options.ts';
import { newSite } from './site-settings.ts';
import { UsageError } from './usage-error.ts';

let folder: string;

beforeEach(() => {
  vi.stubEnv('XDG_CACHE_HOME', '/caches');
  onTestFinished(() => void vi.unstubAllEnvs());
  folder = makeFolder({
    'posts/a.md': 'a post',
    'site/archive/manifest.json': '{}',
    'site/archive/posts/a.md': 'a post',
    'site/reader/posts/a.md': 'a post',
    'site/content/a.md': 'a post',
  });
});

/** `posts`, `site` and what is below them stand for paths in the folder of the test. */
const parse = (line: string) =>
  parseArchiveOptions(
    line
      .split(' ')
      .filter(Boolean)
      .map((word) => (/^(posts|site|gone)(\/|$)/.test(word) ? path.join(folder, word) : word)),
  );

describe('parseArchiveOptions', () => {
  it('has defaults for all but the two folders', () => {
    expect(parse('posts --out site')).toEqual({
      content: path.join(folder, 'posts'),
      site: path.join(folder, 'site'),
      base: '/',
      title: 'Lectern',
      address: null,
      timezone: 'UTC',
      description: null,
      language: null,
      imageProxy: null,
      imageMirror: null,
      wayback: false,
      feeds: { most: 300, items: 20, hub: null },
      views: [],
      analytics: null,
      comments: null,
      signing: null,
      mirror: null,
      search: 'text',
      pages: null,
      report: null,
      cache: expect.stringMatching(/^\/caches\/lectern\/site-[0-9a-f]{16}$/),
      previous: null,
      strict: false,
    });
  });

  it('takes every option', () => {
    const line =
      'posts --out site --base /a/b-c.d/ --title 书案 --timezone Asia/Shanghai --image-proxy https://i.example/img// --report r.json --cache posts --previous site --strict';
    expect(parse(line)).toMatchObject({
      base: '/a/b-c.d/',
      title: '书案',
      timezone: 'Asia/Shanghai',
      imageProxy: 'https://i.example/img',
      imageMirror: null,
      wayback: false,
      report: 'r.json',
      cache: expect.stringMatching(/\/posts\/site-[0-9a-f]{16}$/),
      previous: path.join(folder, 'site'),
      strict: true,
    });
  });

  it('keeps the settings of a site where the call names none', () => {
    const settings = {
      ...{ base: '/sub/', title: 'Mine', address: 'https://a.example/sub/', imageProxy: 'https://i.example' },
      ...{ imageMirror: null, wayback: true },
    };
    const settingsOf = () => ({ ...newSite, ...settings });
    const call = [path.join(folder, 'posts'), '--out', path.join(folder, 'site')];
    expect(parseArchiveOptions(call, settingsOf)).toMatchObject(settings);
    expect(parseArchiveOptions([...call, '--title', 'Other', '--base', '/'], settingsOf)).toMatchObject({
      ...settings,
      title: 'Other',
      base: '/',
      address: null,
    });
  });

  it.each(['--help', '-h', 'posts --help', '--help --out site'])(
    'gives nothing when help is asked for: %s',
    (line) => {
      expect(parse(line)).toBeNull();
    },
  );

  it.each(['/', '/a/', '/a/b/', '/~me/', '/v1.2/', '/.well-known/', '/.../'])('takes the base %s', (base) => {
    expect(parse(`posts --out site --base ${base}`)?.base).toBe(base);
  });

  it.each([
    'sub',
    '/sub',
    'sub/',
    '//',
    '/a//b/',
    '/../',
    '/a/../b/',
    '/./',
    'https://a.example/',
    '/a b/',
    '/%2e/',
    '/"/',
    '/书/',
    '\\',
    '',
  ])('refuses the base "%s"', (base) => {
    const call = [path.join(folder, 'posts'), '--out', path.join(folder, 'site'), `--base=${base}`];
    expect(() => parseArchiveOptions(call)).toThrow(/a path with slashes at both ends, as \/ or \/reader\//);
  });

  it.each([
    ['https://reader.example.com', '/', 'https://reader.example.com/'],
    ['http://127.0.0.1:4000/', '/', 'http://127.0.0.1:4000/'],
    ['https://name.example.com/desk', '/desk/', 'https://name.example.com/desk/'],
  ])('takes base and address from %s', (given, base, address) => {
    expect(parse(`posts --out site --address ${given}`)).toMatchObject({ base, address });
  });

  it('forgets the address of a site that gets another base, and keeps it otherwise', () => {
    const place = { base: '/desk/', address: 'https://name.example.com/desk/' };
    const call = [path.join(folder, 'posts'), '--out', path.join(folder, 'site')];
    const parseWith = (...more: string[]) =>
      parseArchiveOptions([...call, ...more], () => ({ ...newSite, ...place }));
    expect(parseWith()).toMatchObject(place);
    expect(parseWith('--base', '/')).toMatchObject({ base: '/', address: null });
  });

  it.each(['Asia/Shanghai', 'UTC', 'Europe/Berlin', '+08:00'])('takes the zone %s', (zone) => {
    expect(parse(`posts --out site --timezone ${zone}`)?.timezone).toBe(zone);
  });

  const wrong: [line: string, message: RegExp][] = [
    ['', /name the folder of posts: lectern build CONTENT --out SITE/],
    ['posts', /name the folder of the site: --out SITE/],
    ['posts more --out site', /"more" is one too many/],
    ['posts --out site --address reader.example.com', /the address of the site's first page, as https:/],
    ['posts --out site --address ftp://a.example/', /the address of the site's first page/],
    ['posts --out site --address https://a.example/?a=b', /the address of the site's first page/],
    ['posts --out site --address https://a.example/b/ --base /c/', /has the path \/b\//],
    ['posts --out site --address https://a.example/书/', /a path with slashes at both ends/],
    ['gone --out site', /there is no folder .*gone/],
    ['posts/a.md --out site', /is a file; name the folder/],
    ['posts --out posts', /cannot be written into the folder of the posts/],
    ['posts --out posts/a.md', /is a file; name a folder/],
    ['posts --out site --timezone Mars/Phobos', /--timezone Mars\/Phobos: no time zone has this name/],
    ['posts --out=', /--out has no value: write one after it/],
    ['posts --out site --report=', /--report has no value/],
    ['posts --out site --title=', /--title has no value/],
    ['posts --out site --report posts', /is a folder; name a file/],
    ['posts --out site --cache=', /--cache has no value/],
    ['posts --out site --cache posts --no-cache', /--cache and --no-cache: only one of them/],
    ['posts --out site --previous=', /--previous has no value/],
    ['posts --out site --previous gone', /--previous .*gone: the folder of a site, or its address as https:/],
    ['posts --out site --previous posts/a.md', /the folder of a site, or its address/],
    ['posts --out site --previous ftp://a.example/', /the folder of a site, or its address/],
    ['posts --out site --previous http://', /the folder of a site, or its address/],
  ];

  it.each(wrong)('refuses "%s" and says what to do', (line, message) => {
    expect(() => parse(line)).toThrow(message);
    expect(() => parse(line)).toThrow(UsageError);
  });

  it.each(['https://reader.example.com/', 'http://127.0.0.1:8080/sub'])(
    'takes the former site %s',
    (site) => {
      expect(parse(`posts --out site --previous ${site}`)?.previous).toBe(site);
    },
  );

  it('gives each site a folder of its own for its cache, whatever way it is named', () => {
    const cacheOf = (line: string): string | null | undefined => parse(line)?.cache;
    const own = cacheOf('posts --out site');
    expect(cacheOf('posts --out site/')).toBe(own);
    expect(cacheOf('posts --out posts/../site')).toBe(own);
    expect(cacheOf('posts --out posts/site')).not.toBe(own);
    expect(cacheOf('posts --out posts/site --cache gone')).not.toBe(cacheOf('posts --out site --cache gone'));
    expect(cacheOf('posts --out site --no-cache')).toBeNull();
    vi.stubEnv('XDG_CACHE_HOME', '');
    expect(cacheOf('posts --out site')).toBe(
      path.join(os.homedir(), '.cache/lectern', path.basename(own ?? '')),
    );
  });

  it.each(['', ' '])('refuses "%s" as a folder', (name) => {
    const site = path.join(folder, 'site');
    expect(() => parseArchiveOptions([name, '--out', site])).toThrow(/name the folder of posts/);
    expect(() => parseArchiveOptions([folder, '--out', name])).toThrow(/--out has no value/);
  });

  it.each(['site/archive', 'site/archive/posts', 'site/reader', 'site/reader/posts'])(
    'refuses posts in %s: a build removes what it does not know there',
    (content) => {
      expect(() => parse(`${content} --out site`)).toThrow(/give --out another folder/);
    },
  );

  it('takes posts elsewhere in the site, and a site among the posts', () => {
    expect(parse('site/content --out site')?.content).toBe(path.join(folder, 'site/content'));
    expect(parse('posts --out posts/public')?.site).toBe(path.join(folder, 'posts/public'));
  });

  describe('with a file of settings', () => {
    const call = (...more: string[]) => [
      path.join(folder, 'posts'),
      '--out',
      path.join(folder, 'site'),
      ...more,
    ];
    const write = (config: unknown) =>
      writeFileSync(path.join(folder, 'posts/lectern.config.json'), JSON.stringify(config));
    const former = { ...newSite, title: 'Former', description: 'once', search: 'titles' as const };

    it('goes by the call, then the file, then what the site has, then what is usual', () => {
      write({
        title: 'File',
        timezone: 'Asia/Shanghai',
        pages: 7,
        feeds: { items: 5, hub: 'https://h.example/' },
      });
      expect(parseArchiveOptions(call('--title', 'Call', '--pages', 'all'), () => former)).toMatchObject({
        ...{ title: 'Call', pages: 'all', timezone: 'Asia/Shanghai', description: 'once', search: 'titles' },
        feeds: { items: 5, most: 300, hub: 'https://h.example/' },
      });
      expect(parseArchiveOptions(call('--hub', 'https://other.example/'), () => former)).toMatchObject({
        ...{ title: 'File', pages: 7 },
        feeds: { hub: 'https://other.example/' },
      });
    });

    it('takes pictures from the file where the call says nothing about them', () => {
      write({ pictures: { proxy: 'https://i.example', wayback: true } });
      expect(parseArchiveOptions(call())).toMatchObject({ imageProxy: 'https://i.example', wayback: true });
      expect(parseArchiveOptions(call('--no-image-proxy', '--no-wayback'))).toMatchObject({
        ...{ imageProxy: null, wayback: false },
      });
      write({ pictures: { wayback: false } });
      expect(parseArchiveOptions(call(), () => ({ ...newSite, wayback: true }))?.wayback).toBe(false);
    });

    it('takes views, a counter and comments as the archive has them', () => {
      write({
        views: [{ name: 'AI', view: '?words=AI' }],
        analytics: { provider: 'goatcounter', site: 'https://c.example/' },
        comments: { provider: 'waline', site: 'https://w.example' },
      });
      expect(parseArchiveOptions(call())).toMatchObject({
        views: [{ name: 'AI', query: '?words=AI' }],
        analytics: { provider: 'goatcounter', site: 'https://c.example' },
        comments: { provider: 'waline', site: 'https://w.example' },
      });
    });

    it('has no feeds where they are off, and says so to who names a hub', () => {
      write({ feeds: { on: false } });
      expect(parseArchiveOptions(call())?.feeds).toBeNull();
      expect(() => parseArchiveOptions(call('--hub', 'https://h.example/'))).toThrow(/are switched off/);
    });

    it('reads another file that is named, and says which lines are wrong', () => {
      write({ title: 'File' });
      writeFileSync(path.join(folder, 'other.json'), '{ "title": "Other" }');
      expect(parseArchiveOptions(call('--config', path.join(folder, 'other.json')))?.title).toBe('Other');
      write({ titel: 'File' });
      expect(() => parseArchiveOptions(call())).toThrow(
        /line 1: there is no setting titel; do you mean title/,
      );
    });

    it('takes the base from the address of either', () => {
      write({ address: 'https://a.example/desk/' });
      expect(parseArchiveOptions(call())).toMatchObject({
        base: '/desk/',
        address: 'https://a.example/desk/',
      });
      expect(parseArchiveOptions(call('--address', 'https://b.example/'))).toMatchObject({ base: '/' });
      expect(() => parseArchiveOptions(call('--base', '/x/'))).toThrow(/has the path \/desk\//);
    });
  });
});
