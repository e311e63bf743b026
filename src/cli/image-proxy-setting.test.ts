import { describe, expect, it } from 'vitest';
import { checkImageProxy, signingScheme } from './image-proxy-setting.ts';
import { UsageError } from './usage-error.ts';

describe('checkImageProxy', () => {
  it.each([
    ['https://images.example.com', 'https://images.example.com'],
    ['https://images.example.com/sub//', 'https://images.example.com/sub'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['./', './'],
    ['/', '/'],
    ['https://wsrv.nl/?url={url}&w={width}&we', 'https://wsrv.nl/?url={url}&w={width}&we'],
    ['https://camo.example/{signature}/{hexurl}', 'https://camo.example/{signature}/{hexurl}'],
    ['https://i.example/_/w:{width}/plain/{url}', 'https://i.example/_/w:{width}/plain/{url}'],
  ])('takes %s', (given, setting) => {
    expect(checkImageProxy(given)).toBe(setting);
  });

  it.each<[string, RegExp]>([
    ['ftp://a.example', /an address as https:\/\/images.example.com, or a template as/],
    ['a.example', /an address as https:/],
    ['', /an address as https:/],
    ['//a.example/', /an address as https:/],
    ['https://', /an address as https:/],
    ['wsrv.nl/?url={url}', /an address as https:/],
    ['./resize?url={url}', /an address as https:/],
    ['https://a.example/?w={width}', /a template needs \{url\} or \{hexurl\}/],
    ['https://a.example/?u={url}&h={height}', /\{height\} is no placeholder; there are \{url\}, \{hexurl\}/],
    ['https://a.example/{}/{url}', /\{\} is no placeholder/],
    ['https://{url}/', /a placeholder cannot stand in the name of the host/],
    ['https://{width}.a.example/?u={url}', /a placeholder cannot stand in the name of the host/],
    ['https://a.example/?url=', /has no query; a template has \{url\} in it/],
  ])('refuses "%s" and says why', (given, message) => {
    expect(() => checkImageProxy(given)).toThrow(message);
    expect(() => checkImageProxy(given)).toThrow(UsageError);
  });
});

describe('signingScheme', () => {
  it.each([
    [null, 'lectern'],
    ['https://images.example.com', 'lectern'],
    ['https://a.example/{url}?s={signature}', 'lectern'],
    ['https://camo.example/{signature}/{hexurl}', 'camo'],
    ['https://wsrv.nl/?url={url}', null],
    ['https://a.example/{hexurl}', null],
  ])('of %s is %s', (setting, scheme) => {
    expect(signingScheme(setting)).toBe(scheme);
  });
});
