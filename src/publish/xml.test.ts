import { expect, it } from 'vitest';
import { escapeXml } from './xml.ts';

it('escapes markup, in text as in attributes', () => {
  expect(escapeXml(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;');
});

it('replaces what no XML document may hold', () => {
  expect(escapeXml('a\0b\u0008c\uFFFEd\uD800e')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe');
  expect(escapeXml('tab\tline\n书😀')).toBe('tab\tline\n书😀');
});
