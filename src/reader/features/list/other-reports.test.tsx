// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { renderAt } from '#reader/testing/render-at.tsx';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { OtherReports } from './other-reports.tsx';

afterEach(cleanup);

const others = [
  { id: 'b', date: Date.UTC(2019, 4, 6, 12) / 1000, categories: [['新媒体', 'ZAKER']], author: null },
  { id: 'c', date: null, categories: [], author: null },
];

beforeEach(() => {
  HTMLElement.prototype.hidePopover = () => toggle('closed');
});

/** jsdom does not open popovers: what the browser says when it does. */
function toggle(newState: 'open' | 'closed'): void {
  const popover = document.querySelector('[popover]');
  if (popover) fireEvent(popover, Object.assign(new Event('beforetoggle'), { newState }));
}

it('names source and day of each when it is opened, and leads there with the place in the list', async () => {
  const state = { view: '?words=x', list: 'visit', position: 7 };
  const { user, location } = renderAt('/', <OtherReports row={sampleRow({ others })} linkState={state} />);
  const button = screen.getByRole('button', { name: 'and 2 others' });
  expect(button.getAttribute('popovertarget')).toBe(document.querySelector('[popover]')?.id);
  expect(document.querySelector('a')).toBeNull();

  toggle('open');
  const links = [...document.querySelectorAll('a')];
  expect(links.map(({ textContent }) => textContent)).toEqual(['ZAKERMay 6, 2019', 'Archive']);
  if (links[0]) await user.click(links[0]);
  expect([location().pathname, location().state]).toEqual(['/a/b', state]);

  // It would lie over the article.
  expect(document.querySelector('a')).toBeNull();
});
