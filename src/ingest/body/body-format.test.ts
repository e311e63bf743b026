import { describe, expect, it } from 'vitest';
import { bodyFormat, bodyToHtml } from './body-format.ts';

describe('bodyFormat', () => {
  it.each([
    ['a division', '<div>\n# x\n</div>', 'html'],
    ['a block after comments', '<!-- a -->\n <p>x</p>\n\n# y', 'html'],
    ['stray text, then breaks and paragraphs', 'x<br>\n <p># y</p>\n# z', 'html'],
    ['stray text, then code that looks like Markdown', 'x <br><pre>\n# one\n# two\n- a\n</pre>', 'html'],
    ['a picture and breaks', '<img src="https://a.example/1.jpg"><br># x', 'html'],
    ['tags in the line and no blank line', '#a#b <a href="https://a.example/">c</a>\n', 'html'],
    ['one division with paragraphs', '<div>\na<p>b</p>\n\nc\n</div>', 'html'],
    ['one division of one line', '<div>  \na\n</div>', 'html'],
  ])('%s is HTML', (_, body, format) => {
    expect(bodyFormat(body)).toBe(format);
  });

  it.each([
    ['a heading', '# x\ny'],
    ['a fence', 'x\n```\n<p>\n```'],
    ['a table', '| a | b |\n|---|---|'],
    ['a link', 'see [x](https://a.example/)'],
    ['a picture', '![x](a.png)'],
    ['a reference', 'see [x]\n\n[x]: https://a.example/'],
    ['a list', '- x\n- y'],
    ['numbers', '1. x\n2. y'],
    ['a quotation', '> x'],
    ['emphasis', 'a **b** c'],
    ['code in the line', 'use `x`'],
    ['a tag of Hexo', '{% asset_img a.png %}'],
    ['a few tags among it', '# x\n\n## y\n\ntext<br>more\n\n- z'],
    ['a fold in the middle', 'x\n\n<details>\ny\n</details>\n\n- a\n- b'],
    ['a centred picture in the middle', 'x\n\n<p align=center><img src="a.png"></p>\n\n- a\n- b'],
    ['a picture tag before it', '<img src="a.png">\n\n## x'],
  ])('%s is Markdown', (_, body) => {
    expect(bodyFormat(body)).toBe('markdown');
  });

  it.each([
    ['lines', 'a\nb'],
    ['a hash that is no heading', '#tag#x\n#tag'],
    ['arithmetic', '5*3*2 = 30 a_b_c'],
    ['less than', 'a < b'],
    ['blank lines and a link', 'a\n\n<b>b</b> <a href="https://a.example/">c</a>'],
    ['one division around lines', '\n<div>   \na\n\nb  \n</div>\n  '],
    ['nothing', ''],
  ])('%s is text', (_, body) => {
    expect(bodyFormat(body)).toBe('text');
  });
});

describe('bodyToHtml', () => {
  it.each([
    ['control characters', '<p>a\x01b\x7fc\x85d</p>', '<p>abcd</p>'],
    ['form feeds', '<p>a\fb</p>', '<p>a b</p>'],
    ['halves of characters', '<p>\ud83da\ude00</p>', '<p>\ufffda\ufffd</p>'],
    ['nothing else', '<p>a\tb\r\n\u00a0😀</p>', '<p>a\tb\r\n\u00a0😀</p>'],
  ])('replaces %s', (_, body, html) => {
    expect(bodyToHtml(body)).toBe(html);
  });
});
