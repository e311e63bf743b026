import type { QueryPart } from '#search/query.ts';

/** The words of search; this file is the type of the other languages'. */
export const en = {
  understood: 'How this is searched',
  /** What a part of a query is, before its text. */
  parts: {
    text: 'text',
    title: 'in the title',
    author: 'author',
    source: 'source',
    category: 'category',
    before: 'before',
    after: 'after',
    is: 'marked',
    has: 'with',
    or: 'or',
  } satisfies Record<QueryPart['kind'], string>,
  not: 'not',
  remove: (part: string) => `Remove: ${part}`,
  titlesOnly: 'This archive searches titles and summaries, not texts.',

  hits: 'Hits in this article',
  place: (at: string, total: string) => `${at} of ${total}`,
  next: 'Next hit (n)',
  previous: 'Previous hit (N)',
  close: 'Hide hits',

  recent: 'Recent searches',
  clearRecent: 'Clear recent searches',
};

export type SearchMessages = typeof en;
