// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { dayNumber } from '#contract/counts-over-time.ts';
import { renderAt } from '#reader/testing/render-at.tsx';
import { DayCalendar } from './day-calendar.tsx';

afterEach(cleanup);

function show(days: Record<string, number>, today = new Date(2024, 10, 23)) {
  const counts = Object.entries(days).map(([day, count]): [number, number] => [
    dayNumber(Date.parse(`${day}T00:00:00Z`) / 1000),
    count,
  ]);
  return renderAt('/about/archive', <DayCalendar days={new Map(counts)} today={today} />);
}

const days = () => screen.getAllByRole('link').filter((link) => link.dataset.day !== undefined);
const dayLink = (name: string): HTMLElement => screen.getByRole('link', { name });

describe('DayCalendar', () => {
  it('has a link to each day with articles, which says how many, and to its month and year', async () => {
    const { user, location } = show({ '2024-02-03': 1, '2024-02-29': 1234, '2022-12-31': 2 });
    expect(days().map(({ ariaLabel }) => ariaLabel)).toEqual([
      'February 3, 2024: 1 article',
      'February 29, 2024: 1,234 articles',
      'December 31, 2022: 2 articles',
    ]);
    expect(dayLink('February 3, 2024: 1 article').getAttribute('href')).toBe(
      '/?from=2024-02-03&to=2024-02-03',
    );
    expect(screen.getByText('1,235 articles on 2 days, most on February 29: 1,234')).toBeDefined();
    expect(screen.getByText('2 articles on 1 day, most on December 31: 2')).toBeDefined();
    await user.click(dayLink('February 29, 2024: 1,234 articles'));
    expect(location().pathname + location().search).toBe('/?from=2024-02-29&to=2024-02-29');
    await user.click(dayLink('Feb 2024'));
    expect(location().search).toBe('?from=2024-02&to=2024-02');
    await user.click(dayLink('2022'));
    expect(location().search).toBe('?from=2022&to=2022');
  });

  it('leaves a click with a key to the browser, which opens another tab', () => {
    const { location } = show({ '2024-02-03': 1 });
    // jsdom cannot navigate, and says so.
    const click = new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true });
    window.addEventListener('click', (event) => event.preventDefault(), { once: true });
    let wasPrevented: boolean | undefined;
    document.addEventListener(
      'click',
      (event) => {
        wasPrevented = event.defaultPrevented;
      },
      { once: true },
    );
    fireEvent(days()[0] as HTMLElement, click);
    expect(wasPrevented).toBe(false);
    expect(location().pathname).toBe('/about/archive');
  });

  it('has one stop for the Tab key, from which arrows lead on', async () => {
    const { user, location } = show({ '2024-02-01': 1, '2024-02-03': 1, '2024-02-12': 1, '2023-05-01': 1 });
    expect(
      days()
        .filter(({ tabIndex }) => tabIndex === 0)
        .map(({ ariaLabel }) => ariaLabel),
    ).toEqual(['February 12, 2024: 1 article']);
    days()
      .find(({ tabIndex }) => tabIndex === 0)
      ?.focus();
    await user.keyboard('{ArrowUp}');
    expect(document.activeElement?.ariaLabel).toBe('February 3, 2024: 1 article');
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement?.ariaLabel).toBe('May 1, 2023: 1 article');
    expect(days().filter(({ tabIndex }) => tabIndex === 0)).toEqual([document.activeElement]);
    await user.keyboard('{End}{Enter}');
    expect(location().search).toBe('?from=2024-02-12&to=2024-02-12');
  });

  it('says which day one points at', async () => {
    const { user } = show({ '2024-02-03': 7 });
    await user.hover(days()[0] as HTMLElement);
    expect(screen.getByText('February 3, 2024: 7 articles')).toBeDefined();
  });

  it('marks today in every year', () => {
    const { container } = show({ '2023-11-23': 1, '2022-01-01': 1 });
    expect(container.querySelectorAll('[data-today]').length).toBe(2);
    expect(container.querySelector('a[data-today]')?.ariaLabel).toBe('November 23, 2023: 1 article');
  });

  it('begins each month on its weekday and draws all its days', () => {
    const { container } = show({ '2024-02-03': 1 });
    const [january, february] = container.querySelectorAll('[class*="_days_"]');
    expect(january?.children.length).toBe(31);
    expect(february?.children.length).toBe(29);
    // Thursday, the fourth row.
    expect(february?.children[0]?.getAttribute('style')).toContain('grid-row-start: 4');
  });

  it('shows the newest years, and all when asked', async () => {
    const years = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`${2010 + index}-01-01`, 1]));
    const { user } = show(years);
    expect(days().length).toBe(6);
    await user.click(screen.getByRole('button', { name: 'Show all 9 years' }));
    expect(days().length).toBe(9);
    await user.click(screen.getByRole('button', { name: 'Show fewer' }));
    expect(days().length).toBe(6);
  });

  it('says that there are no dates', () => {
    show({});
    expect(
      within(screen.getByRole('region', { name: 'Day by day' })).getByText('No article has a date.'),
    ).toBeDefined();
  });
});
