// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { printRange, rangeOfView, type Span } from './calendar.ts';
import { TimeChart } from './time-chart.tsx';

beforeEach(() => {
  // jsdom lays nothing out.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const day = (date: string): number => Date.parse(date) / 86_400_000;

/** 2019 to 2021: as many articles in each month as its number says, on the second; one more on 9 May 2020. */
function threeYears(): Map<number, number> {
  const days = new Map<number, number>();
  for (let month = 0; month < 36; month++) {
    const second = Date.UTC(2019, month, 2) / 86_400_000;
    days.set(second, (month % 12) + 1);
    if (month === 16) days.set(second + 7, 1);
  }
  return days;
}

type Shown = {
  days?: Map<number, number>;
  from?: string;
  to?: string;
  current?: string;
  isUnfiltered?: boolean;
};

function show(options: Shown = {}) {
  const onJump = vi.fn<(from: string | null) => void>();
  const onRange = vi.fn<(range: readonly (string | null)[]) => void>();
  function Held() {
    const { from = null, to = null } = options;
    const [range, setRange] = useState(rangeOfView({ from, to }));
    const choose = (next: Span | null): void => {
      const printed = printRange(next);
      onRange([printed.from, printed.to]);
      setRange(next);
    };
    return (
      <TimeChart
        days={options.days ?? threeYears()}
        isUnfiltered={options.isUnfiltered ?? false}
        range={range}
        current={options.current ? day(options.current) : null}
        onRange={choose}
        onJump={(span) => onJump(printRange(span).from)}
      />
    );
  }
  render(<Held />);
  return { user: userEvent.setup(), onJump, onRange };
}

const chart = (): HTMLElement => screen.getByRole('listbox');
const active = (): string | null | undefined => {
  const id = chart().getAttribute('aria-activedescendant') ?? '';
  return document.getElementById(id)?.getAttribute('aria-label');
};
const chosen = (): (string | null)[] =>
  screen.getAllByRole('option', { selected: true }).map((bar) => bar.getAttribute('aria-label'));

describe('TimeChart', () => {
  it('is a list of months with their counts', () => {
    show();
    expect(screen.getByRole('listbox', { name: 'Articles over time' })).toBe(chart());
    expect(screen.getAllByRole('option').length).toBe(36);
    expect(screen.getByRole('option', { name: 'Nov 2020: 11 articles' })).toBeDefined();
    expect(screen.getByRole('option', { name: 'Jan 2019: 1 article' })).toBeDefined();
  });

  it('says when it counts more than the list shows', () => {
    show({ isUnfiltered: true });
    expect(screen.getByRole('option', { name: 'Nov 2020: 11 articles before filtering' })).toBeDefined();
  });

  it('marks where the list is, and begins there', () => {
    show({ current: '2020-05-20' });
    expect(screen.getByRole('option', { current: true }).getAttribute('aria-label')).toMatch(/^May 2020/);
    expect(active()).toMatch(/^May 2020/);
  });

  it('jumps at a tap', async () => {
    const { user, onJump, onRange } = show();
    await user.click(screen.getByRole('option', { name: /^Mar 2021/ }));
    expect(onJump.mock.calls).toEqual([['2021-03']]);
    expect(onRange).not.toHaveBeenCalled();
  });

  it('jumps at a click without a press, as screen readers do it', () => {
    const { onJump } = show();
    fireEvent.click(screen.getByRole('option', { name: /^Mar 2021/ }));
    expect(onJump.mock.calls).toEqual([['2021-03']]);
  });
});

describe('the keys of the chart', () => {
  it('are one tab stop that begins at the newest month', async () => {
    const { user } = show();
    await user.tab();
    expect(document.activeElement).toBe(chart());
    expect(active()).toMatch(/^Dec 2021/);
    await user.tab();
    expect(document.activeElement).toBe(document.body);
  });

  it.each([
    ['{ArrowLeft}', 'Nov 2021'],
    ['{ArrowRight}', 'Dec 2021'],
    ['{ArrowLeft}{ArrowLeft}{ArrowRight}', 'Nov 2021'],
    ['{Home}', 'Jan 2019'],
    ['{Home}{ArrowLeft}', 'Jan 2019'],
    ['{Home}{End}', 'Dec 2021'],
    ['{PageUp}', 'Dec 2020'],
    ['{PageUp}{PageUp}{PageUp}{PageUp}', 'Jan 2019'],
    ['{Home}{PageDown}', 'Jan 2020'],
    ['{Control>}{ArrowLeft}{/Control}', 'Dec 2021'],
  ])('%s lead to %s', async (keys, month) => {
    const { user } = show();
    await user.tab();
    await user.keyboard(keys);
    expect(active()).toMatch(new RegExp(`^${month}`));
  });

  it.each(['{Enter}', ' '])('jump with "%s"', async (key) => {
    const { user, onJump } = show();
    await user.tab();
    await user.keyboard(`{PageUp}${key}`);
    expect(onJump.mock.calls).toEqual([['2020-12']]);
  });

  it('choose a range with Shift, which Enter takes', async () => {
    const { user, onJump, onRange } = show();
    await user.tab();
    await user.keyboard('{ArrowLeft}{Shift>}{PageUp}{ArrowRight}{/Shift}');
    expect(chosen().length).toBe(12);
    expect(onRange).not.toHaveBeenCalled();
    await user.keyboard('{Enter}');
    expect(onRange.mock.calls).toEqual([[['2020-12', '2021-11']]]);
    expect(onJump).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(chart());
  });

  it('let go of a range that is being chosen, at Escape or at an arrow without Shift', async () => {
    const { user, onRange } = show();
    await user.tab();
    await user.keyboard('{Shift>}{ArrowLeft}{/Shift}{Escape}');
    expect(screen.queryAllByRole('option', { selected: true })).toEqual([]);
    await user.keyboard('{Shift>}{ArrowLeft}{/Shift}{ArrowLeft}');
    expect(screen.queryAllByRole('option', { selected: true })).toEqual([]);
    expect(onRange).not.toHaveBeenCalled();
  });

  it('take the range away at Escape', async () => {
    const { user, onRange } = show({ from: '2020-03', to: '2020-04' });
    await user.tab();
    await user.keyboard('{Escape}{Escape}');
    expect(onRange.mock.calls).toEqual([[[null, null]]]);
  });

  it('take all articles for no range', async () => {
    const { user, onRange } = show();
    await user.tab();
    await user.keyboard('{Shift>}{Home}{/Shift}{Enter}');
    expect(onRange.mock.calls).toEqual([[[null, null]]]);
  });
});

describe('a chosen range', () => {
  it('is drawn near, by day, with what is around it', () => {
    show({ from: '2020-05', to: '2020-05' });
    expect(chosen().length).toBe(31);
    expect(chosen()[8]).toBe('May 9, 2020: 1 article');
    expect(screen.getAllByRole('option').length).toBe(61);
  });

  it('goes away with its button, and the chart has the focus', async () => {
    const { user, onRange } = show({ from: '2020-05' });
    await user.click(screen.getByRole('button', { name: 'Show all dates' }));
    expect(onRange.mock.calls).toEqual([[[null, null]]]);
    expect(document.activeElement).toBe(chart());
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('keeps the day of the keys when the bars become others', async () => {
    const { user } = show();
    await user.tab();
    await user.keyboard('{PageUp}{Shift>}{ArrowLeft}{/Shift}{Enter}');
    expect(active()).toMatch(/^Nov 30, 2020/);
  });
});
