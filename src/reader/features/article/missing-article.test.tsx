// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderAt } from '#reader/testing/render-at.tsx';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { MissingArticle } from './missing-article.tsx';

afterEach(cleanup);

describe('MissingArticle', () => {
  it('says what happened and offers other articles', async () => {
    const near = [
      sampleRow({ id: 'a1', title: 'First' }),
      sampleRow({ id: 'a2', title: '第二', lang: 'zh-Hans' }),
    ];
    const { user, location } = renderAt(
      '/a/nowhere',
      <MissingArticle title="No article" text="The link may be old." near={near} nearLabel="Newest" />,
    );
    expect(screen.getByRole('heading', { name: 'No article' })).toBeDefined();
    expect(screen.getByText('The link may be old.')).toBeDefined();
    expect(screen.getByRole('heading', { name: 'Newest' })).toBeDefined();
    expect(screen.getByRole('link', { name: '第二' }).lang).toBe('zh-Hans');
    await user.click(screen.getByRole('link', { name: 'First' }));
    expect(location().pathname).toBe('/a/a1');
  });

  it('leads to the start page when there is nothing to offer', async () => {
    const { user, location } = renderAt(
      '/a/nowhere',
      <MissingArticle title="No article" text="" near={[]} nearLabel="Newest" />,
    );
    expect(screen.queryByRole('heading', { name: 'Newest' })).toBeNull();
    await user.click(screen.getByRole('link', { name: 'To the start page' }));
    expect(location().pathname).toBe('/');
  });
});
