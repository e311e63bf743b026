import { queryOptions } from '@tanstack/react-query';
import type { Manifest } from '#contract/manifest.ts';
import type { Row } from '#contract/row.ts';
import type { ShownHit } from './protocol.ts';
import { askSearch } from './search-client.ts';

/** How much of a text is shown below a title: two lines of a wide list. */
const passageColumns = 120;

/** How a hit is shown. */
export const hitQuery = (manifest: Manifest, words: string, row: Row) =>
  queryOptions<ShownHit>({
    queryKey: ['hit', manifest.list, words, row.id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => askSearch(manifest, 'shown', { row, words, columns: passageColumns }),
  });
