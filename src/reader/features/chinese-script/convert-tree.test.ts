// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { originalOffset, originalText, shownOffset, showOriginals } from '#reader/ui/original-text.ts';
import { conversionSteps } from './convert-tree.ts';
import { createConverter } from './converter.ts';
import { rules as hans } from './rules-hans.ts';
import { rules as taiwan } from './rules-hant-tw.ts';

const toTaiwan = createConverter(taiwan);

function bodyOf(html: string): HTMLElement {
  const body = document.createElement('div');
  body.innerHTML = html;
  return body;
}

function convert(root: Node, converter = toTaiwan): void {
  for (const _ of conversionSteps(root, converter));
}

describe('conversionSteps', () => {
  it('converts texts and nothing else', () => {
    const body = bodyOf(
      '<p title="软件">软件</p><pre>软件</pre><p>用 <code>软件</code>。<a href="/软件">软件</a></p>',
    );
    convert(body);
    expect(body.innerHTML).toBe(
      '<p title="软件">軟體</p><pre>软件</pre><p>用 <code>软件</code>。<a href="/软件">軟體</a></p>',
    );
  });

  it('leaves the words of the interface alone, which have a language of their own', () => {
    const tile =
      '<span data-image-tile=""><span data-tile-part="host">软件</span><span data-tile-part="alt">软件</span></span>';
    const body = bodyOf(`${tile}<button>软件</button>`);
    convert(body);
    expect(body.textContent).toBe('软件軟體软件');
  });

  it('sees a phrase that runs over the border of an inline element, but none over a line', () => {
    const body = bodyOf('<p><b>皇</b>后来了，头<em>发</em></p><p>头</p><p>发</p><p>头<br>发</p>');
    convert(body);
    expect(body.innerHTML).toBe('<p><b>皇</b>后來了，頭<em>髮</em></p><p>頭</p><p>發</p><p>頭<br>發</p>');
  });

  it('gives what is longer than it was to the element that the phrase ended in', () => {
    const body = bodyOf('<p>写<b>博</b>客吧</p>');
    convert(body);
    expect(body.innerHTML).toBe('<p>寫<b>部</b>落格吧</p>');
  });

  it('can be taken back, and changed without going through what is shown', () => {
    const html = '<p>乾隆的<b>软</b>件，头发，博客</p>';
    const body = bodyOf(html);
    convert(body);
    convert(body, createConverter(hans));
    expect(body.innerHTML).toBe(html);
    convert(body);
    showOriginals(body);
    expect(body.innerHTML).toBe(html);
  });

  it('leaves another language alone', () => {
    const body = bodyOf(
      '<p>发<span lang="ja">発表</span><span lang="ja">发</span><span lang="zh-CN">发</span></p>',
    );
    convert(body);
    expect(body.textContent).toBe('發発表发發');
  });

  it('keeps the way between places in the shown and in the original text', () => {
    const body = bodyOf('<p>一个博客里</p>');
    convert(body);
    const node = body.querySelector('p')?.firstChild;
    if (!(node instanceof Text)) throw new Error('no text');
    expect(node.data).toBe('一個部落格裡');
    expect(originalText(node)).toBe('一个博客里');
    expect([0, 2, 3, 4, 5, 6].map((offset) => originalOffset(node, offset))).toEqual([0, 2, 3, 3, 4, 5]);
    expect([0, 2, 3, 4, 5].map((offset) => shownOffset(node, offset))).toEqual([0, 2, 3, 5, 6]);
  });

  it('converts a text without paragraphs in parts', () => {
    const body = bodyOf(`<p>${'这里的头发。'.repeat(3000)}</p>`);
    let steps = 0;
    for (const _ of conversionSteps(body, toTaiwan)) steps += 1;
    expect(steps).toBeGreaterThan(3);
    expect(body.textContent).toBe('這裡的頭髮。'.repeat(3000));
  });
});
