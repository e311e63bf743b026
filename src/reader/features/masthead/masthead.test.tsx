// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderAt } from '#reader/testing/render-at.tsx';
import { Masthead } from './masthead.tsx';

afterEach(cleanup);

describe('Masthead', () => {
  it('leads to the start page and holds the search and the tools', async () => {
    const { user, location } = renderAt(
      '/a/3k9v',
      <Masthead
        title="书案"
        search={<input aria-label="search" />}
        tools={<button type="button">set</button>}
      />,
    );
    const banner = screen.getByRole('banner');
    expect(banner.contains(screen.getByRole('textbox', { name: 'search' }))).toBe(true);
    expect(banner.contains(screen.getByRole('button', { name: 'set' }))).toBe(true);
    await user.click(screen.getByRole('link', { name: '书案' }));
    expect(location().pathname).toBe('/');
  });
});
