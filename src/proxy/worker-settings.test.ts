import { describe, expect, test } from 'vitest';
import { readWorkerSettings } from './worker-settings.ts';

describe('readWorkerSettings', () => {
  test('allows nothing where nothing is set', () => {
    expect(readWorkerSettings({})).toEqual({ allowHosts: [], keys: [], ports: [80, 443], referers: {} });
  });

  test('reads lists with commas and white space', () => {
    const { allowHosts, ports } = readWorkerSettings({
      ALLOW_HOSTS: ' pics.example.com, *.cdn.example.com\n图.example ',
      PORTS: '80 443,8080',
    });
    expect(allowHosts).toEqual(['pics.example.com', '*.cdn.example.com', '图.example']);
    expect(ports).toEqual([80, 443, 8080]);
  });

  test('reads keys one a line, as from a file, and takes the two newest', () => {
    const KEYS = '# made in May\r\n  new, with a comma\r\n\r\nold key\nretired key\n';
    expect(readWorkerSettings({ KEYS }).keys).toEqual(['new, with a comma', 'old key']);
  });

  test.each([{ '*.example.com': 'https://a.example/' }, '{"*.example.com":"https://a.example/"}'])(
    'reads Referers as an object and as text: %j',
    (REFERERS) => {
      expect(readWorkerSettings({ REFERERS }).referers).toEqual({ '*.example.com': 'https://a.example/' });
    },
  );

  test.each([
    { ALLOW_HOSTS: '*' },
    { ALLOW_HOSTS: 'https://pics.example.com' },
    { ALLOW_HOSTS: ['pics.example.com'] },
    { KEYS: 42 },
    { PORTS: 'http' },
    { PORTS: '70000' },
    { REFERERS: '{' },
    { REFERERS: { 'pics.example.com': 'nonsense' } },
    { REFERERS: { '*': 'https://a.example/' } },
  ])('refuses %j', (env) => {
    expect(() => readWorkerSettings(env)).toThrow(RangeError);
  });

  test('names everything that is wrong at once, and shows no value', () => {
    const env = { ALLOW_HOSTS: '*.secret', KEYS: ['a secret key'], PORTS: 'secret' };
    const read = () => readWorkerSettings(env);
    expect(read).toThrow(/ALLOW_HOSTS: .*; KEYS: .*; PORTS: /);
    expect(read).not.toThrow(/secret/);
  });
});
