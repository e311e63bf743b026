// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Row } from '#contract/row.ts';
import type { ImageWays } from '#reader/data/image-ways.ts';
import { renderAt } from '#reader/testing/render-at.tsx';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { ListRow } from './list-row.tsx';

afterEach(cleanup);

function show(fields: Partial<Row> = {}, props: { isOpen?: boolean; thumbnail?: ImageWays } = {}) {
  const onIntent = vi.fn();
  const rendered = renderAt(
    '/',
    <ListRow
      row={sampleRow(fields)}
      isOpen={props.isOpen ?? false}
      thumbnail={props.thumbnail ?? null}
      linkState={{ view: '?words=x', list: 'visit', position: 7 }}
      onIntent={onIntent}
    />,
  );
  return { ...rendered, onIntent };
}

const row = (): HTMLElement => screen.getByRole('link');

describe('ListRow', () => {
  it('is a link to the article that takes the list along', async () => {
    const { user, location } = show({ id: '3k9v', title: '书案上的灯' });
    await user.click(screen.getByRole('link', { name: /书案上的灯/ }));
    expect(location().pathname).toBe('/a/3k9v');
    expect(location().state).toEqual({ view: '?words=x', list: 'visit', position: 7 });
  });

  it('says source, day, reading time and summary', () => {
    const date = Date.UTC(2019, 4, 6, 12) / 1000;
    show({ categories: [['新媒体', 'ZAKER', 'source']], date, minutes: 1234, summary: 'What it says.' });
    expect(row().textContent).toContain('What it says.');
    expect(screen.getByText('ZAKER')).toBeDefined();
    expect(screen.getByText('May 6, 2019')).toHaveProperty('dateTime', '2019-05-06T12:00:00.000Z');
    expect(screen.getByText('1,234 min')).toBeDefined();
  });

  it('names the author, then the first category, where there is no source', () => {
    show({ categories: [['编程']], author: 'Ann' });
    expect(screen.getByText('Ann')).toBeDefined();
    cleanup();
    show({ categories: [['编程']] });
    expect(screen.getByText('编程')).toBeDefined();
  });

  it('says that there is no date', () => {
    const { container } = show({ date: null });
    expect(screen.getByText('No date')).toBeDefined();
    expect(container.querySelector('time')).toBeNull();
  });

  it('marks the language of the article, not of what the interface says', () => {
    show({ title: '题', lang: 'zh-Hans' });
    expect(screen.getByText('题').closest('[lang]')?.getAttribute('lang')).toBe('zh-Hans');
    expect(screen.getByText('1 min').closest('[lang]')).toBeNull();
  });

  it('shows HTML in titles and summaries as it is written', () => {
    const { container } = show({ title: '<img src=x onerror=alert(1)>', summary: '<b>bold</b>' });
    expect(container.querySelector('img, b')).toBeNull();
    expect(row().textContent).toContain('<img src=x onerror=alert(1)>');
  });

  it('is marked when its article is open', () => {
    show({}, { isOpen: true });
    expect(row().getAttribute('aria-current')).toBe('true');
  });

  it('says how many others tell the story', () => {
    const other = { id: 'b', date: null, categories: [], author: null };
    show({ others: [other] });
    expect(screen.getByRole('button', { name: 'and 1 other' })).toBeDefined();
    cleanup();
    show({ others: [other, { ...other, id: 'c' }] });
    expect(screen.getByRole('button', { name: 'and 2 others' })).toBeDefined();
    cleanup();
    show();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('tells when a person is about to open it', async () => {
    const { user, onIntent } = show();
    await user.hover(row());
    expect(onIntent).toHaveBeenCalledTimes(1);
    await user.tab();
    expect(onIntent).toHaveBeenCalledTimes(2);
  });

  it('loads its picture lazily, without a word of who asks', () => {
    const proxy = 'https://site.example/img?url=a';
    const step = { via: 'proxy', url: proxy, srcset: '', sizes: '', tellsWhy: true } as const;
    const { container } = show({}, { thumbnail: { host: 'a.example', steps: [step] } });
    const image = container.querySelector('img');
    expect(image?.src).toBe(proxy);
    expect([image?.getAttribute('loading'), image?.alt]).toEqual(['lazy', '']);
    expect(image?.getAttribute('referrerpolicy')).toBe('no-referrer');
  });
});
