// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { Article } from '#contract/article.ts';
import { renderAt } from '#reader/testing/render-at.tsx';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { OtherReports } from './other-reports.tsx';

afterEach(cleanup);

const date = Date.UTC(2019, 4, 6, 12) / 1000;

function show(others: Article['others']) {
  const { image: _, ...fields } = sampleRow({ title: 'The story' });
  const rest = { kind: 'article', dir: 'ltr', link: null, cover: null } as const;
  const article = { ...fields, ...rest, categories: [], has: [], html: [], others };
  return renderAt('/a/sample', <OtherReports article={article} linkState={{ position: 7 }} />);
}

it('lists who else tells the story, and when, and keeps the place in the list', async () => {
  const { user, location } = show([
    { id: 'b', title: 'The story', date, categories: [['新媒体', 'ZAKER']], author: null },
    { id: 'c', title: 'The story, again', date: null, categories: [], author: 'Ann' },
  ]);
  const section = within(screen.getByRole('region', { name: 'Other reports of this story' }));
  const [first, second] = section.getAllByRole('link');
  expect(first?.textContent).toMatch(/^ZAKERMay 6, 2019/);
  expect(first?.textContent).not.toContain('The story');
  expect(second?.textContent).toBe('AnnThe story, again');
  await user.click(section.getByRole('link', { name: /^ZAKER/ }));
  expect([location().pathname, location().state]).toEqual(['/a/b', { position: 7 }]);
});

it('is not there for an article that stands alone', () => {
  expect(show([]).container.textContent).toBe('');
});
