import { expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

it.each([
  ['<p>a</p><p>b</p>', 'a\nb'],
  ['<p>重<b>点</b>连<a href="https://a.example/?x=1>2">接</a></p>', '重点连接'],
  ['a<br>b<hr>c', 'a\nb\nc'],
  ['<ul><li>a</li>\n <li>b</li></ul>', 'a\nb'],
  ['<table><tr><td>a</td><td>b</td></tr></table>', 'a\nb'],
  ['<pre data-language="js"><code>if (a &lt; b &amp;&amp; c)</code></pre>', 'if (a < b && c)'],
  ['&quot;x&quot;&nbsp;&#20070;&#x684C;&unknown;', '"x"\u00a0书桌&unknown;'],
  ['a<!-- <p>b</p> -->c', 'ac'],
  ['1 < 2', '1 < 2'],
  ['<p', '<p'],
  ['&#99999999;&#x110000;', '&#99999999;&#x110000;'],
  ['', ''],
])('reads %j', (html, text) => {
  expect(plainText([html])).toBe(text);
});

it('puts pieces on lines of their own', () => {
  expect(plainText(['<p>a</p>', '<p>b</p>'])).toBe('a\nb');
});
