// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { measureText, sectionAt, shareAbove } from './reading-place.ts';
import { findSections } from './sections.ts';

/** A body whose elements stand where `data-box` says: top and bottom. */
function bodyOf(html: string): HTMLElement {
  const body = document.createElement('div');
  body.innerHTML = html;
  for (const element of body.querySelectorAll<HTMLElement>('[data-box]')) {
    const [top = 0, bottom = 0] = (element.dataset.box ?? '').split(' ').map(Number);
    element.getBoundingClientRect = () => ({ top, bottom, height: bottom - top }) as DOMRect;
  }
  return body;
}

const body = bodyOf(`
  <div data-piece="0" data-box="-300 100">
    <h2 data-box="-300 -250">甲甲甲</h2><p data-box="-250 -150">${'字'.repeat(99)}</p>
    <p data-box="-150 100"><img alt=""></p>
  </div>
  <div data-piece="1" data-box="100 500">
    <h2 data-box="100 200">乙乙乙</h2><p data-box="200 500">${'字'.repeat(99)}</p>
  </div>`);

describe('shareAbove', () => {
  const measure = measureText(body);

  it('counts characters, not the height of pictures', () => {
    expect(shareAbove(measure, -1000)).toBe(0);
    expect(shareAbove(measure, -200)).toBeCloseTo(54 / 209);
    expect(shareAbove(measure, 99)).toBeCloseTo(105 / 209, 2);
    expect(shareAbove(measure, 500)).toBe(1);
    expect(shareAbove(measure, 9000)).toBe(1);
  });

  it('knows an empty text', () => {
    expect(shareAbove(measureText(bodyOf('')), 100)).toBe(0);
  });
});

describe('sectionAt', () => {
  const sections = findSections(body);

  it('is the last section whose heading is above the line', () => {
    expect(sectionAt(sections, -301)).toBe(-1);
    expect(sectionAt(sections, -300)).toBe(0);
    expect(sectionAt(sections, 99)).toBe(0);
    expect(sectionAt(sections, 120)).toBe(1);
    expect(sectionAt(sections, 900)).toBe(1);
  });
});
