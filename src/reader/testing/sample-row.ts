import type { Row } from '#contract/row.ts';

/** A row for a test, which names only what it is about. */
export function sampleRow(fields: Partial<Row> = {}): Row {
  return {
    id: 'sample',
    title: 'A sample',
    date: 1_700_000_000,
    categories: [],
    author: null,
    summary: '',
    image: null,
    lang: 'en',
    minutes: 1,
    has: [],
    others: [],
    ...fields,
  };
}
