import { parseView, printView } from '#contract/view.ts';
import { parseQuery, type Query } from '#search/query.ts';
import { nearestName } from './nearest-name.ts';

const names = ['category', 'author', 'from', 'to', 'words', 'order'];

/** Reads the address of a view that a publisher picks. @returns its query as `printView` has it, or what is wrong with it. */
export function readSiteView(address: string): { query: string } | { wrong: string } {
  const query = /\?[^#]*/.exec(address)?.[0] ?? '';
  if (query === '' || (!address.startsWith('?') && !URL.canParse(address)))
    return { wrong: 'the address of a list, or what stands from its question mark on, as ?category=科技' };
  const params = new URLSearchParams(query);
  const keys = [...new Set(params.keys())];
  const unknown = keys.find((key) => !names.includes(key) && key !== 'is');
  if (unknown !== undefined) {
    const nearest = nearestName(unknown, names);
    const hint = nearest === null ? `there are ${names.join(', ')}` : `do you mean ${nearest}?`;
    return { wrong: `a view has no ${unknown}; ${hint}` };
  }
  const view = parseView(params);
  if (view.is !== null || keys.includes('is')) return { wrong: marks };
  if (hasMark(parseQuery(view.words).query)) return { wrong: marks };
  for (const key of ['from', 'to'] as const)
    if (params.has(key) && view[key] === null)
      return { wrong: `${key} is a day as 2026-05-06, a month or a year` };
  if (params.has('order') && !['newest', 'oldest'].includes(params.get('order') ?? ''))
    return { wrong: 'order is newest or oldest' };
  const printed = printView(view);
  if (view.words !== '' && parseQuery(view.words).query === null)
    return { wrong: 'there is nothing to find in its words' };
  return printed === '' ? { wrong: 'it shows everything, as the first page does' } : { query: printed };
}

const marks = 'stars and what was read are known in the reader’s browser only: leave is out';

function hasMark(query: Query | null): boolean {
  if (query === null) return false;
  if (query.kind === 'all' || query.kind === 'some') return query.of.some(hasMark);
  return query.kind === 'not' ? hasMark(query.of) : query.kind === 'is';
}
