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

  it('takes what the body marks as a heading for one, below the real ones', () => {
    expect(outline('<h3>一</h3><p>x</p><p data-heading><strong>小结</strong></p><p>y</p>')).toEqual([
      ['一', 0],
      ['小结', 1],
    ]);
    expect(outline('<p data-heading><b>为什么</b></p><p>x</p><p><b>粗</b></p>')).toEqual([['为什么', 0]]);
  });

  it('leaves alone headings in quotes, and those without words', () => {
    expect(outline('<blockquote><h2>引</h2></blockquote><h2><img alt=""></h2>')).toEqual([]);
  });

  it('finds the same sections when their headings have our buttons', () => {
    const sections = sectionsOf('<h2>一</h2><p data-heading><b>二</b></p><p>x</p>');
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
