// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { About, SourceCounts } from '#contract/about.ts';
import { mainMonths, monthsOfDays } from '#contract/counts-over-time.ts';
import { renderAt } from '#reader/testing/render-at.tsx';
import { SourceMonths } from './source-months.tsx';
import { aboutOf } from './testing/sample-about.ts';

afterEach(cleanup);

const january2022 = 624;
const source = (path: string[], months: [number, number][]): SourceCounts => ({
  path,
  articles: months.reduce((sum, [, count]) => sum + count, 0),
  undated: 0,
  months: new Map(months),
});

function show(about: About) {
  return renderAt(
    '/about/archive',
    <SourceMonths about={about} span={mainMonths(monthsOfDays(about.days))} />,
  );
}

const strips = (): (string | null)[] => screen.getAllByRole('img').map(({ ariaLabel }) => ariaLabel);

describe('SourceMonths', () => {
  const zaker = source(
    ['新媒体', 'ZAKER'],
    [
      [january2022, 10],
      [january2022 + 3, 1234],
    ],
  );
  const blog = source(['博客'], [[january2022 + 1, 1]]);
  const none = source([], [[january2022, 2]]);

  it('has a row for each source, which says in words what it draws, below the bars of all', () => {
    show(aboutOf({ sources: [zaker, none, blog] }));
    expect(strips()).toEqual([
      'January 2022 – April 2022, most in April 2022: 1,234 articles',
      'January 2022 – April 2022, most in April 2022: 1,234 articles',
      'January 2022, most in January 2022: 2 articles',
      'February 2022, most in February 2022: 1 article',
    ]);
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'ZAKER新媒体1,244',
      'No category2',
      '博客1',
    ]);
  });

  it('leads from a source to its articles', async () => {
    const { user, location } = show(aboutOf({ sources: [zaker] }));
    await user.click(screen.getByRole('link', { name: 'ZAKER' }));
    expect(new URLSearchParams(location().search).get('category')).toBe('新媒体/ZAKER');
  });

  it('says which month one points at, and leads to it with a click of the mouse', () => {
    const { location } = show(aboutOf({ sources: [zaker] }));
    const cells = screen.getAllByRole('img')[1]?.parentElement as HTMLElement;
    vi.spyOn(cells, 'getBoundingClientRect').mockReturnValue(new DOMRect(100, 0, 400, 10));
    fireEvent.pointerMove(cells, { clientX: 499 });
    const link = screen.getByRole('link', { name: 'ZAKER, April 2022: 1,234 articles' });
    expect(link.getAttribute('href')).toContain('from=2022-04&to=2022-04');
    fireEvent.pointerMove(cells, { clientX: 250 });
    expect(screen.queryByRole('link', { name: /ZAKER, / })).toBeNull();
    fireEvent.click(cells, { clientX: 250 });
    expect(location().pathname).toBe('/about/archive');
    fireEvent.click(cells, { clientX: 150 });
    expect([...new URLSearchParams(location().search).values()]).toEqual([
      '新媒体/ZAKER',
      '2022-01',
      '2022-01',
    ]);
  });

  it('only shows the month that a finger met', () => {
    const { location } = show(aboutOf({ sources: [zaker] }));
    const cells = screen.getAllByRole('img')[1]?.parentElement as HTMLElement;
    vi.spyOn(cells, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 400, 10));
    fireEvent.pointerDown(cells, { clientX: 10, pointerType: 'touch' });
    fireEvent(cells, new PointerEvent('click', { bubbles: true, clientX: 10, pointerType: 'touch' }));
    expect(location().pathname).toBe('/about/archive');
    expect(screen.getByRole('link', { name: 'ZAKER, January 2022: 10 articles' })).toBeDefined();
  });

  it('shows the largest first, all when asked, and the smallest together', async () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      source(['s', `Source ${index}`], [[january2022, 40 - index]]),
    );
    const others = { sources: 1200, articles: 1300, undated: 0, months: new Map([[january2022, 1300]]) };
    const { user } = show(aboutOf({ sources: many, others }));
    expect(screen.getAllByRole('listitem').length).toBe(24);
    await user.click(screen.getByRole('button', { name: 'Show all 41' }));
    expect(screen.getAllByRole('listitem').at(-1)?.textContent).toBe('1,200 smaller sources1,300');
  });

  it('does not draw what is far away, and says so', () => {
    const months: [number, number][] = Array.from({ length: 50 }, (_, index) => [january2022 + index, 100]);
    show(aboutOf({ sources: [source(['s', 'a'], [[0, 3], ...months])] }));
    expect(screen.getByText('Not drawn, with dates far from all others: 3 articles.')).toBeDefined();
    expect(strips()[1]).toMatch(/^January 2022 – February 2026, /);
  });
});
