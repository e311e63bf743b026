// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { sectionAddress, sectionOfHash } from './go-to-section.ts';
import { addHeadingLinks } from './heading-links.ts';
import { findSections, type Section } from './sections.ts';

function sectionsOf(html: string): Section[] {
  const body = document.createElement('div');
  body.innerHTML = html;
  return findSections(body);
}
const outline = (html: string): [string, number][] =>
  sectionsOf(html).map(({ title, depth }) => [title, depth]);

describe('findSections', () => {
  it('numbers depths without gaps, whatever the levels are', () => {
    expect(outline('<h2>一</h2><p>x</p><h4>甲</h4><h6>子</h6><h2>二</h2>')).toEqual([
      ['一', 0],
      ['甲', 1],
      ['子', 2],
      ['二', 0],
    ]);
  });

  it('takes a short bold paragraph for a heading, below the real ones', () => {
    expect(outline('<h3>一</h3><p>x</p><p><strong>小结</strong></p><p>y</p>')).toEqual([
      ['一', 0],
      ['小结', 1],
    ]);
    expect(outline('<p><span><b>为什么</b></span></p><p>x</p>')).toEqual([['为什么', 0]]);
  });

  it('leaves alone bold text that is no heading', () => {
    expect(outline('<p><strong>这是一句话。</strong></p><p>x</p>')).toEqual([]);
    expect(outline('<p><strong>重点</strong>在后面</p>')).toEqual([]);
    expect(outline('<p><b>甲</b></p><p><b>乙</b></p><p>x</p>')).toEqual([]);
    expect(outline(`<p><b>${'长'.repeat(60)}</b></p><p>x</p>`)).toEqual([]);
    expect(outline('<blockquote><h2>引</h2></blockquote><h2><img alt=""></h2>')).toEqual([]);
  });

  it('finds the same sections when their headings have our buttons', () => {
    const sections = sectionsOf('<h2>一</h2><p><b>二</b></p><p>x</p>');
    addHeadingLinks(sections, (title) => `Copy ${title}`);
    addHeadingLinks(sections, (title) => `Copy ${title} again`);
    const body = sections[0]?.heading.parentElement;
    expect(body?.querySelectorAll('button')).toHaveLength(2);
    expect(body?.querySelector('button')?.getAttribute('aria-label')).toBe('Copy 一 again');
    expect(findSections(body as ParentNode).map(({ title }) => title)).toEqual(['一', '二']);
  });
});

describe('the address of a section', () => {
  const sections = sectionsOf('<h2>一行 该有多长?</h2><h2>100%</h2>');

  it('leads back to the section', () => {
    for (const section of sections) {
      const address = sectionAddress('https://example.com/a/x#before', section);
      expect(sectionOfHash(sections, new URL(address).hash)).toBe(section);
    }
  });

  it('is nobody’s when it is empty, damaged, or from another article', () => {
    for (const hash of ['', '#', '#%E4', '#other']) expect(sectionOfHash(sections, hash)).toBeUndefined();
  });
});
