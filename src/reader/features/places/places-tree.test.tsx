// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { Link } from 'react-router';
import { afterEach, describe, expect, it } from 'vitest';
import type { Place } from '#contract/places.ts';
import { queryOf, renderView } from '#reader/testing/render-at.tsx';
import { PlacesTree } from './places-tree.tsx';

const place = (path: string[], count: number, children: Place[] = []): Place => ({
  path,
  count,
  children,
  index: '',
});
const places = [
  place(['编程'], 1234, [
    place(['编程', '前端'], 1000, [place(['编程', '前端', 'React'], 10)]),
    place(['编程', 'C/C++'], 234),
  ]),
  place(['人文'], 2),
];

afterEach(cleanup);

function show(address = '/') {
  return renderView(address, (view) => <PlacesTree places={places} view={view} />);
}

const link = (name: string): HTMLElement => screen.getByRole('link', { name });
const names = (): (string | null)[] =>
  screen.getAllByRole('link', { name: /^(?!Also|Stop)/ }).map((element) => element.textContent);

describe('PlacesTree', () => {
  it('shows the first level with its counts', () => {
    show();
    expect(names()).toEqual(['编程1,234', '人文2']);
  });

  it('opens and folds what is in a category', async () => {
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Show what is in 编程' }));
    expect(names()).toEqual(['编程1,234', '前端1,000', 'C/C++234', '人文2']);
    await user.click(screen.getByRole('button', { name: 'Hide what is in 编程' }));
    expect(names()).toEqual(['编程1,234', '人文2']);
  });

  it('has nothing to open where nothing is below', () => {
    show();
    expect(screen.queryByRole('button', { name: 'Show what is in 人文' })).toBeNull();
  });

  it('shows a category alone when its name is chosen', async () => {
    const { user, location } = show('/?category=人文&author=Ann&words=x&order=oldest');
    await user.click(link('编程1,234'));
    expect(queryOf(location())).toEqual(['category=编程']);
    expect(link('编程1,234').getAttribute('aria-current')).toBe('true');
    expect(link('人文2').getAttribute('aria-current')).toBeNull();
  });

  it('escapes a slash in a name', async () => {
    const { user, location } = show('/?category=编程');
    await user.click(link('C/C++234'));
    expect(queryOf(location())).toEqual(['category=编程/C%2FC++']);
    expect(link('C/C++234').getAttribute('aria-current')).toBe('true');
  });

  it('adds a category to what is shown and keeps the other filters', async () => {
    const { user, location } = show('/?category=编程&author=Ann&from=2024&words=x&order=oldest');
    await user.click(link('Also show 人文'));
    const others = ['author=Ann', 'from=2024', 'words=x', 'order=oldest'];
    expect(queryOf(location())).toEqual(['category=编程', 'category=人文', ...others]);
  });

  it('takes a category away again and keeps the other filters', async () => {
    const { user, location } = show('/?category=编程&category=人文&author=Ann&words=x');
    await user.click(link('Stop showing 编程'));
    expect(queryOf(location())).toEqual(['category=人文', 'author=Ann', 'words=x']);
    expect(link('Also show 编程')).toBeDefined();
  });

  it('is open down to a chosen category', () => {
    show('/?category=编程/前端/React');
    expect(link('React10').getAttribute('aria-current')).toBe('true');
    expect(link('前端1,000').getAttribute('aria-current')).toBeNull();
  });

  it('stays folded when its name is chosen: what stands below it does not move away', async () => {
    const { user } = show();
    await user.click(link('编程1,234'));
    expect(names()).toEqual(['编程1,234', '人文2']);
  });

  it('opens when a category below is chosen elsewhere', async () => {
    const { user } = renderView('/', (view) => (
      <>
        <PlacesTree places={places} view={view} />
        <Link to="/?category=编程/前端">elsewhere</Link>
      </>
    ));
    await user.click(link('elsewhere'));
    expect(link('前端1,000').getAttribute('aria-current')).toBe('true');
    await user.click(screen.getByRole('button', { name: 'Hide what is in 编程' }));
    expect(screen.queryByRole('link', { name: '前端1,000' })).toBeNull();
  });
});
