import { describe, expect, it } from 'vitest';
import { placesWithFeeds } from './feed-places.ts';
import type { Place } from './places.ts';

const place = (path: readonly string[], count: number, children: readonly Place[] = []): Place => ({
  ...{ path, count, children },
  index: '',
});

describe('placesWithFeeds', () => {
  it('takes categories and sources, the largest first, equal ones by name, and nothing below them', () => {
    const deep = place(['a', 'x', 'deep'], 5);
    const roots = [place(['a'], 9, [place(['a', 'y'], 4), place(['a', 'x'], 5, [deep])]), place(['b'], 4)];
    expect(placesWithFeeds(roots).map(({ path }) => path.join('/'))).toEqual(['a', 'a/x', 'a/y', 'b']);
  });

  it('leaves out the smallest where there are too many', () => {
    const roots = Array.from({ length: 400 }, (_, number) => place([`c${number}`], number));
    const names = placesWithFeeds(roots).map(({ path }) => path[0]);
    expect(names).toHaveLength(300);
    expect([names[0], names.at(-1)]).toEqual(['c399', 'c100']);
  });
});
