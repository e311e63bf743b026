import { describe, expect, it } from 'vitest';
import { imageServiceUrl, isTemplate } from './image-service.ts';

const target = 'http://a.example/图 1.png?x=1&y={width}';
const image = { target, width: 640, signature: 'sig' };
const root = 'https://site.example/sub/';

describe('imageServiceUrl', () => {
  it.each([
    ['./', 'https://site.example/sub/img?'],
    ['.', 'https://site.example/sub/img?'],
    ['https://i.example', 'https://i.example/img?'],
    ['https://i.example/below/', 'https://i.example/below/img?'],
  ])('puts our own proxy path below %s', (setting, start) => {
    const url = imageServiceUrl(setting, image, root);
    expect(url.startsWith(start)).toBe(true);
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({ url: target, w: '640', s: 'sig' });
  });

  it.each([
    ['https://wsrv.nl/?url={url}&w={width}', 'https://wsrv.nl/?url=http%3A%2F%2Fa.example'],
    [
      'https://imgproxy.example/{signature}/w:{width}/plain/{url}',
      'https://imgproxy.example/sig/w:640/plain/http%3A%2F%2Fa',
    ],
    [
      'https://camo.example/{signature}/{hexurl}',
      'https://camo.example/sig/687474703a2f2f612e6578616d706c65',
    ],
    ['/resize/{width}?u={url}', 'https://site.example/resize/640?u=http'],
  ])('fills the template %s', (setting, start) => {
    expect(imageServiceUrl(setting, image, root).startsWith(start)).toBe(true);
  });

  it('leaves what a target says of placeholders alone', () => {
    const url = imageServiceUrl('https://wsrv.nl/?url={url}&w={width}', image, root);
    expect(new URL(url).searchParams.get('url')).toBe(target);
  });

  it('names the largest width where a template needs one and none is wanted', () => {
    expect(imageServiceUrl('https://x.example/{width}/{url}', { target: 'http://a.example/b' }, root)).toBe(
      'https://x.example/2560/http%3A%2F%2Fa.example%2Fb',
    );
  });

  it('tells templates from base addresses', () => {
    expect(isTemplate('https://wsrv.nl/?url={url}')).toBe(true);
    expect(isTemplate('https://camo.example/{signature}/{hexurl}')).toBe(true);
    expect(isTemplate('https://i.example')).toBe(false);
  });
});
