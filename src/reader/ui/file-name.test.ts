import { expect, it } from 'vitest';
import { fileNameOf } from './file-name.ts';

it.each([
  ['三十八个字', '三十八个字.md'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j.md'],
  ['../../etc/passwd', 'etc passwd.md'],
  ['...', 'article.md'],
  ['  ', 'article.md'],
  ['CON', 'article.md'],
  ['ends with dots. . .', 'ends with dots.md'],
  ['two\nlines\u0000', 'two lines.md'],
  ['字'.repeat(100), `${'字'.repeat(66)}.md`],
  ['😀'.repeat(60), `${'😀'.repeat(50)}.md`],
])('makes a file name of %j', (title, name) => {
  expect(fileNameOf(title, 'md')).toBe(name);
});
