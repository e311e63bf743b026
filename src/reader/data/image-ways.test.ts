import { describe, expect, test } from 'vitest';
import { type ImageSources, type ImageVia, imageWays, type WantedImage } from './image-ways.ts';

const target = 'http://img.example:8080/a b.png?x=%E4';
const picture: WantedImage = { target, date: null, widths: [640], sizes: '100px' };
const plain: ImageSources = {
  siteRoot: 'http://site.example/read/',
  imageProxy: null,
  imageMirror: null,
  wayback: false,
};
const signature = 'A-_4567890123456789012345678901234567890123';

function stepOf(via: ImageVia, image: Partial<WantedImage>, sources: Partial<ImageSources>) {
  const { steps } = imageWays({ ...picture, ...image }, { ...plain, ...sources });
  return steps.find((step) => step.via === via);
}

describe('by the proxy', () => {
  const proxied = 'img?url=http%3A%2F%2Fimg.example%3A8080%2Fa+b.png%3Fx%3D%25E4&w=640';

  test.each([
    ['./', `http://site.example/read/${proxied}`],
    ['https://proxy.example', `https://proxy.example/${proxied}`],
    ['https://proxy.example/p/', `https://proxy.example/p/${proxied}`],
  ])('puts the address below the base %s', (imageProxy, url) => {
    expect(stepOf('proxy', {}, { imageProxy })).toMatchObject({ url, srcset: '', tellsWhy: true });
  });

  test('signs it, if the signature can be one', () => {
    expect(stepOf('proxy', { signature }, { imageProxy: './' })?.url).toContain(`&s=${signature}`);
    expect(stepOf('proxy', { signature: 'no' }, { imageProxy: './' })?.url).not.toContain('&s=');
  });

  test('offers several widths where there are several', () => {
    const step = stepOf(
      'proxy',
      { target: 'http://a.example/b.png', widths: [320, 640] },
      { imageProxy: './' },
    );
    const at = (width: number) =>
      `http://site.example/read/img?url=http%3A%2F%2Fa.example%2Fb.png&w=${width}`;
    expect(step?.srcset).toBe(`${at(320)} 320w, ${at(640)} 640w`);
    expect(step?.sizes).toBe('100px');
  });

  test('fills in the template of another service, which says nothing of why', () => {
    const imageProxy = 'https://wsrv.nl/?url={url}&w={width}';
    const step = stepOf('proxy', { target: 'http://a.example/b,c.png', widths: [320, 640] }, { imageProxy });
    const at = (width: number) => `https://wsrv.nl/?url=http%3A%2F%2Fa.example%2Fb%2Cc.png&w=${width}`;
    expect(step).toMatchObject({ srcset: `${at(320)} 320w, ${at(640)} 640w`, tellsWhy: false });
  });

  test('offers no widths where the template has no room for them', () => {
    const imageProxy = 'https://camo.example/{hexurl}';
    const step = stepOf('proxy', { target: 'http://a.example/b', widths: [320, 640] }, { imageProxy });
    expect(step).toMatchObject({
      url: 'https://camo.example/687474703a2f2f612e6578616d706c652f62',
      srcset: '',
      sizes: '',
    });
  });
});

describe('from the mirror', () => {
  const mirror = '3k9v00000000.webp';

  test.each([
    ['pictures', 'http://site.example/read/pictures/3/3k9v00000000.webp'],
    ['https://cdn.example/m/', 'https://cdn.example/m/3/3k9v00000000.webp'],
  ])('is a file below %s', (imageMirror, url) => {
    expect(stepOf('mirror', { mirror }, { imageMirror })?.url).toBe(url);
  });

  test.each(['../../secret.webp', 'https://evil.example/', '3k9v00000000.webp/..'])('is not %s', (name) => {
    expect(stepOf('mirror', { mirror: name }, { imageMirror: 'pictures' })).toBeUndefined();
  });

  test('needs both a mirror and a file in it', () => {
    expect(stepOf('mirror', { mirror }, {})).toBeUndefined();
    expect(stepOf('mirror', {}, { imageMirror: 'pictures' })).toBeUndefined();
  });
});

describe('from the original', () => {
  test('is asked over https on an https page', () => {
    expect(
      stepOf('original', { target: 'http://img.example/a.png' }, { siteRoot: 'https://site.example/' })?.url,
    ).toBe('https://img.example/a.png');
    expect(stepOf('original', {}, {})?.url).toBe('http://img.example:8080/a%20b.png?x=%E4');
  });

  test.each([
    'http://192.168.1.1/a.png',
    'http://127.0.0.1:8080/a.png',
    'http://0x7f.1/a.png',
    'http://[::1]/a.png',
    'http://localhost/a.png',
    'http://router/a.png',
    'http://nas.local/a.png',
    'http://host.internal./a.png',
  ])('is not asked, nor is the Internet Archive, by a page on the open web for %s', (address) => {
    expect(imageWays({ ...picture, target: address }, { ...plain, wayback: true }).steps).toEqual([]);
  });

  test('is asked by a page on this machine for this machine', () => {
    const address = 'http://127.0.0.1:9/a.png';
    expect(stepOf('original', { target: address }, { siteRoot: 'http://127.0.0.1:8/' })?.url).toBe(address);
  });

  test('is a file of the site when it came with the posts', () => {
    const sources = { ...plain, imageProxy: './', wayback: true };
    const { host, steps } = imageWays({ ...picture, target: 'archive/media/3/3k9v.webp' }, sources);
    expect(host).toBe('site.example');
    expect(steps.map(({ via, url }) => [via, url])).toEqual([
      ['original', 'http://site.example/read/archive/media/3/3k9v.webp'],
    ]);
  });
});

describe('from the Internet Archive', () => {
  test('is the copy nearest to the date of the article, where the site wants that', () => {
    const image = { target: 'http://img.example/a.png?b#c', date: 1_700_000_000 };
    expect(stepOf('wayback', image, { wayback: true })?.url).toBe(
      'https://web.archive.org/web/20231114221320im_/http://img.example/a.png?b',
    );
    expect(stepOf('wayback', image, {})).toBeUndefined();
  });

  test('is the latest for an article without a date', () => {
    expect(stepOf('wayback', { target: 'http://img.example/a.png' }, { wayback: true })?.url).toBe(
      'https://web.archive.org/web/2im_/http://img.example/a.png',
    );
  });
});
