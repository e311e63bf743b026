// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { showInstead } from './original-text.ts';
import { readText } from './text-model.ts';

function bodyOf(html: string): HTMLElement {
  const body = document.createElement('div');
  body.innerHTML = html;
  document.body.replaceChildren(body);
  return body;
}

describe('the text of an article', () => {
  it('has its blocks on lines of their own, and nothing that the reader put in', () => {
    const body = bodyOf(
      '<div data-piece><h2>灯<button>#</button></h2><p>一<b>二</b></p></div>' +
        '<div data-piece><div data-code><div data-code-head>js</div><pre>let a;</pre></div>尾</div>',
    );
    expect(readText(body).text).toBe('灯\n一二\nlet a;\n尾\n');
  });

  it('leads from positions to nodes and back', () => {
    const body = bodyOf('<p>一<b>二三</b>四</p><p>五六</p>');
    const model = readText(body);
    const start = model.text.indexOf('三');
    const range = model.rangeOf(start, model.text.indexOf('六'));
    expect(range?.toString()).toBe('三四五');
    if (!range) throw new Error('no range');
    expect(model.positionOf(range.startContainer, range.startOffset)).toBe(start);
    expect(model.positionOf(range.endContainer, range.endOffset)).toBe(model.text.indexOf('六'));
  });

  it('takes a point between texts for the beginning of the next one', () => {
    const body = bodyOf('<p>一二</p><p><img>三</p>');
    const model = readText(body);
    const second = body.children[1];
    if (!second) throw new Error('no paragraph');
    expect(model.positionOf(second, 0)).toBe(model.text.indexOf('三'));
    expect(model.positionOf(body, 2)).toBe(model.text.length);
  });

  it('is the text that was there before something rewrote it', () => {
    const body = bodyOf('<p>看内存里</p>');
    const node = body.querySelector('p')?.firstChild;
    if (!(node instanceof Text)) throw new Error('no text');
    showInstead(node, '看記憶體裡', [0, 1, 1, 2, 3]);
    const model = readText(body);
    expect(model.text).toBe('看内存里\n');
    expect(model.rangeOf(1, 3)?.toString()).toBe('記憶體');
    expect([model.positionOf(node, 1), model.positionOf(node, 4)]).toEqual([1, 3]);
  });
});
