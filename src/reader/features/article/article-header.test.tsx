// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Row } from '#contract/row.ts';
import { queryOf, renderAt } from '#reader/testing/render-at.tsx';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { ArticleHeader } from './article-header.tsx';

afterEach(cleanup);

const show = (fields: Partial<Row> = {}, link: string | null = null) => {
  const onAuthorIntent = vi.fn();
  const article = sampleRow(fields);
  return {
    ...renderAt('/a/sample', <ArticleHeader {...{ article, link, onAuthorIntent }} />),
    onAuthorIntent,
  };
};

describe('ArticleHeader', () => {
  it('has the title in the language of the article', () => {
    show({ title: '书案', lang: 'zh-Hans' });
    expect(screen.getByRole('heading', { level: 1, name: '书案' }).lang).toBe('zh-Hans');
  });

  it('links each category, with what it is in, to its view', async () => {
    const categories = [['编程', 'C/C++'], ['人文']];
    const { user, location } = show({ categories });
    const crumbs = screen.getByRole('navigation', { name: 'Filed under' });
    expect([...crumbs.querySelectorAll('a')].map(({ textContent }) => textContent)).toEqual([
      '编程',
      'C/C++',
      '人文',
    ]);
    await user.click(screen.getByRole('link', { name: 'C/C++' }));
    expect(queryOf(location())).toEqual(['category=编程/C%2FC++']);
    await user.click(screen.getByRole('link', { name: '编程' }));
    expect(queryOf(location())).toEqual(['category=编程']);
  });

  it('links the author to what he wrote', async () => {
    const { user, location, onAuthorIntent } = show({ author: '鲁迅 & Co' });
    await user.hover(screen.getByRole('link', { name: '鲁迅 & Co' }));
    expect(onAuthorIntent).toHaveBeenCalledWith('鲁迅 & Co');
    await user.click(screen.getByRole('link', { name: '鲁迅 & Co' }));
    expect(queryOf(location())).toEqual(['author=鲁迅 & Co']);
  });

  it('says when it was published and how long it takes', () => {
    show({ date: Date.UTC(2019, 4, 6, 12, 30) / 1000, minutes: 12 });
    const time = screen.getByText(/May 6, 2019/);
    expect(time.getAttribute('datetime')).toBe('2019-05-06T12:30:00.000Z');
    expect(screen.getByText('12 min')).toBeDefined();
  });

  it('says that there is no date, and no author or original where there is none', () => {
    show({ date: null });
    expect(screen.getByText('No date')).toBeDefined();
    expect(screen.queryAllByRole('link')).toEqual([]);
  });

  it('leads to the original page without telling where from', () => {
    show({}, 'https://source.example/post');
    const link = screen.getByRole('link', { name: 'Original page' });
    expect(link.getAttribute('href')).toBe('https://source.example/post');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(link.getAttribute('target')).toBe('_blank');
  });
});
