// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { highlightCode } from './highlight-code.ts';

function block(language: string, text: string): HTMLElement {
  const pre = document.createElement('pre');
  pre.dataset.language = language;
  const code = pre.appendChild(document.createElement('code'));
  code.textContent = text;
  return pre;
}

const tokensOf = (pre: HTMLElement): string[] =>
  [...pre.querySelectorAll<HTMLElement>('[data-token]')].map(
    (span) => `${span.dataset.token} ${span.textContent}`,
  );

describe('highlightCode', () => {
  it('tells a few kinds apart and keeps every character', () => {
    const text = 'const answer = "四十二"; // why\n\treturn 42;';
    const pre = block('JavaScript', text);
    highlightCode(pre);
    expect(pre.textContent).toBe(text);
    expect(tokensOf(pre)).toEqual([
      'keyword const',
      'string "四十二"',
      'comment // why',
      'keyword return',
      'number 42',
    ]);
  });

  it('never makes elements of what the code says', () => {
    const text = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    const pre = block('html', text);
    highlightCode(pre);
    expect(pre.textContent).toBe(text);
    expect(pre.querySelector('img, script')).toBeNull();
  });

  it.each([
    ['a language that nobody knows', () => block('no-such-language', 'const a = 1;')],
    ['a language with the name of what every object has', () => block('constructor', 'const a = 1;')],
    ['very long code', () => block('js', 'const a = 1;\n'.repeat(5000))],
    [
      'code with links in it',
      () => {
        const pre = block('js', 'const a = 1;');
        pre.querySelector('code')?.append(document.createElement('a'));
        return pre;
      },
    ],
  ])('leaves %s alone', (_, make) => {
    const pre = make();
    const before = pre.innerHTML;
    highlightCode(pre);
    expect(pre.innerHTML).toBe(before);
  });
});
