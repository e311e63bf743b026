import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type ProblemPost, parseProblems } from '#contract/about.ts';
import { hash32 } from '#contract/hash.ts';

/** How many posts a file lists: at least, on average past that, and at most. */
const least = 256;
const every = 1024;
const most = 2048;

type List = { count: number; open: string[]; cuts: Buffer[] };

/**
 * Posts by kind of problem, in the order in which they are added, cut where a post's path says so: a post that comes or goes
 * changes one file. Where every post of a large archive has a problem these lists are larger than all else a build
 * remembers, so each post becomes text at once (its title may be a slice that would keep a whole post in memory), and each
 * finished cut is compressed.
 */
export function openProblemLists() {
  const lists = new Map<string, List>();

  const listOf = (code: string): List => {
    const known = lists.get(code);
    if (known) return known;
    const list: List = { count: 0, open: [], cuts: [] };
    lists.set(code, list);
    return list;
  };

  return {
    add(code: string, post: ProblemPost): void {
      const list = listOf(code);
      list.count++;
      list.open.push(JSON.stringify(post));
      const isBoundary = list.open.length >= least && hash32(post.file) % every === 0;
      if (isBoundary || list.open.length >= most) close(list);
    },
    /** Kinds with their counts and the posts of each file, one file after the other; most frequent first. */
    *kinds(): Generator<{ code: string; count: number; files: Iterable<ProblemPost[]> }> {
      const byCount = [...lists].sort(([a, { count: m }], [b, { count: n }]) => n - m || (a < b ? -1 : 1));
      for (const [code, list] of byCount) {
        close(list);
        yield { code, count: list.count, files: opened(list.cuts) };
      }
    },
  };
}

function close(list: List): void {
  if (list.open.length === 0) return;
  list.cuts.push(deflateRawSync(`{"posts":[${list.open.join(',')}]}`, { level: 1 }));
  list.open = [];
}

/** One at a time, so that they are never in memory together. */
function* opened(cuts: readonly Buffer[]): Generator<ProblemPost[]> {
  for (const cut of cuts) yield parseProblems(JSON.parse(inflateRawSync(cut).toString('utf8')));
}
