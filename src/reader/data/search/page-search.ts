/** What the page needs of a search, in one chunk: without network the second half is wanted when it can no longer be fetched. */
export { hitQuery } from './hit-query.ts';
export { rowsAtHand } from './rows-at-hand.ts';
export { rowsHolding, soughtRows } from './sought-rows.ts';
