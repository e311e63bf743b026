import { describe, expect, it } from 'vitest';
import { everything } from '#contract/view.ts';
import { parseLinkState, parsePage } from './desk-state.ts';

const none = { view: '', list: null, position: null, isFromList: false };

describe('parseLinkState', () => {
  it('reads what a link took along', () => {
    const state = { view: '?words=x', list: 'visit', position: 7, isFromList: true };
    expect(parseLinkState(state)).toEqual(state);
  });

  it.each([undefined, null, 7, 'a word', [], { key: 'x' }, { view: 7, list: {}, position: '7' }])(
    'takes %j for none',
    (state) => {
      expect(parseLinkState(state)).toEqual(none);
    },
  );

  it('keeps the fields that are right', () => {
    expect(parseLinkState({ view: '?words=x', list: 7, position: Number.NaN })).toEqual({
      ...none,
      view: '?words=x',
    });
  });
});

describe('parsePage', () => {
  const at = (pathname: string, search = '') =>
    parsePage({ pathname, search }, { ...none, view: '?words=x' });

  it.each(['/', '/index.html'])('shows the list at %s, with the view of the address', (pathname) => {
    expect(at(pathname, '?author=Ann')).toEqual({ kind: 'list', view: { ...everything, author: 'Ann' } });
  });

  it.each([
    ['/a/3k9v', '3k9v'],
    ['/a/3k9v/', '3k9v'],
    ['/a/%E4%B9%A6', '书'],
    ['/a/100%', '100%'],
  ])('opens the article of %s, with the view that it came from', (pathname, id) => {
    expect(at(pathname, '?author=Ann')).toEqual({
      kind: 'article',
      id,
      view: { ...everything, words: 'x', order: 'best' },
    });
  });

  it.each(['/a', '/a/', '/a/b/c', '/archive', '/2021/03/title/'])('has no page at %s', (pathname) => {
    expect(at(pathname)).toEqual({ kind: 'missing', address: pathname, view: everything });
  });
});
