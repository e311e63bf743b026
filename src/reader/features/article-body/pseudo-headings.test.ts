// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { markPseudoHeadings } from './pseudo-headings.ts';

/** The texts that are marked in a piece. */
function marked(html: string): string[] {
  const template = document.createElement('template');
  template.innerHTML = html;
  markPseudoHeadings(template.content);
  return [...template.content.querySelectorAll('[data-heading]')].map((element) => element.textContent);
}

describe('markPseudoHeadings', () => {
  it.each([
    ['a bold line between paragraphs', '<p>甲</p><p><strong>一、起因</strong></p><p>乙</p>', ['一、起因']],
    ['one in several pieces', '<p><b>一、</b> <strong>起因</strong></p><p>乙</p>', ['一、 起因']],
    ['one that is bold twice', '<p><strong><b>起因</b></strong></p><p>乙</p>', ['起因']],
    ['a question', '<p><strong>为什么？</strong></p><p>因为。</p>', ['为什么？']],
  ])('finds %s', (_, html, texts) => {
    expect(marked(html)).toEqual(texts);
  });

  it.each([
    ['bold words in a sentence', '<p><strong>注意</strong>：不是标题</p><p>乙</p>'],
    ['a bold sentence', '<p><strong>这是一句话。</strong></p><p>乙</p>'],
    ['several bold lines', '<p><strong>甲</strong></p><p><strong>乙</strong></p><p>丙</p>'],
    ['a long bold text', `<p><strong>${'字'.repeat(41)}</strong></p><p>乙</p>`],
    ['a bold picture', '<p><strong><img src="a.png" alt=""></strong></p><p>乙</p>'],
    ['an empty paragraph', '<p><strong> </strong></p><p>乙</p>'],
    ['a bold line in a list', '<ul><li><strong>甲</strong></li></ul>'],
  ])('leaves %s', (_, html) => {
    expect(marked(html)).toEqual([]);
  });
});
