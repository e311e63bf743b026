import type { Row } from '#contract/row.ts';
import { fold } from '#text/fold.ts';

/**
 * The rows whose titles share the most words with an address, best first; the newest ones (`isNear` is false) when none does. Addresses of old
 * sites often are the title: `/2021/03/docker-基本使用/`.
 */
export function nearTitles(
  address: string,
  rows: readonly Row[],
  count: number,
): { rows: Row[]; isNear: boolean } {
  const words = fold(decode(address))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !/^\d+$/.test(word));
  const scored = rows.map((row) => {
    const title = fold(row.title);
    return { row, score: words.filter((word) => title.includes(word)).length };
  });
  const hits = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  const isNear = hits.length > 0;
  return { rows: (isNear ? hits : scored).slice(0, count).map(({ row }) => row), isNear };
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    // A stray percent sign: the address as it stands is good enough for guessing.
    return address;
  }
}
