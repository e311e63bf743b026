// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Row } from '#contract/row.ts';
import { renderAt } from '#reader/testing/render-at.tsx';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { NeighbourLinks } from './neighbour-links.tsx';

afterEach(cleanup);

const show = (before: Row | null, after: Row | null) =>
  renderAt(
    '/a/sample',
    <NeighbourLinks before={before} after={after} linkStateFor={(step) => ({ position: 7 + step })} />,
  );

describe('NeighbourLinks', () => {
  it('leads to the previous and the next article, and takes the position along', async () => {
    const { user, location } = show(
      sampleRow({ id: 'a1', title: '前' }),
      sampleRow({ id: 'a2', title: '后', lang: 'zh-Hans' }),
    );
    await user.click(screen.getByRole('link', { name: /^Previous/ }));
    expect([location().pathname, location().state]).toEqual(['/a/a1', { position: 6 }]);
    await user.click(screen.getByRole('link', { name: /^Next/ }));
    expect([location().pathname, location().state]).toEqual(['/a/a2', { position: 8 }]);
    expect(screen.getByText('后').lang).toBe('zh-Hans');
  });

  it('has one link at either end of the list, and nothing in a list of one', () => {
    show(null, sampleRow());
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('rel'))).toEqual(['next']);
    cleanup();
    show(sampleRow(), null);
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('rel'))).toEqual(['prev']);
    cleanup();
    show(null, null);
    expect(screen.queryAllByRole('link')).toEqual([]);
  });
});
