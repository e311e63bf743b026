// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { queryOf, renderView } from '#reader/testing/render-at.tsx';
import { Chips } from './chips.tsx';

afterEach(cleanup);

const show = (address: string) => renderView(address, (view) => <Chips view={view} />);
const labels = (): (string | null)[] => screen.queryAllByRole('link').map(({ textContent }) => textContent);

describe('Chips', () => {
  it('shows nothing for a view without filters', () => {
    show('/?order=oldest');
    expect(labels()).toEqual([]);
  });

  it('takes a filter away at a click and keeps the others', async () => {
    const { user, location } = show('/?category=编程/前端&author=Ann&words=x&order=oldest');
    expect(labels()).toEqual(['编程 / 前端', 'by Ann', '“x”', 'Clear all']);
    await user.click(screen.getByRole('link', { name: 'Remove filter: by Ann' }));
    expect(queryOf(location())).toEqual(['category=编程/前端', 'words=x', 'order=oldest']);
    expect(labels()).toEqual(['编程 / 前端', '“x”', 'Clear all']);
  });

  it('takes all away at once and keeps the order', async () => {
    const { user, location } = show('/?category=编程&from=2024&order=oldest');
    await user.click(screen.getByRole('link', { name: 'Clear all' }));
    expect(queryOf(location())).toEqual(['order=oldest']);
    expect(labels()).toEqual([]);
  });

  it('offers to clear all only where there are several', () => {
    show('/?author=Ann');
    expect(labels()).toEqual(['by Ann']);
  });
});
