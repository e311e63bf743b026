import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openSite, type Site } from '../tests/e2e/site.ts';
import { makePosts } from './make-posts.ts';

/** A generator of posts that are as messy as real ones, when it lies beside the project. */
const sharedGenerator = path.resolve('../shared/corpus/make-corpus.mjs');

export type Workshop = {
  /** Where the posts come from, in words. */
  origin: string;
  /** Numbers of posts to measure with, ascending. */
  counts: readonly number[];
  /** A new path for something that is measured; nothing is there yet. */
  place(name: string): string;
  /** A folder with so many posts, made at the first call. */
  posts(count: number): string;
  /** A served site of so many posts, built at the first call. */
  site(count: number): Promise<Site>;
  close(): Promise<void>;
};

/** A temporary folder with all that the subjects share. */
export function openWorkshop(counts: readonly number[]): Workshop {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lectern-bench-'));
  const isShared = existsSync(sharedGenerator);
  const sites = new Map<number, Promise<Site>>();
  let places = 0;

  const posts = (count: number): string => {
    const target = path.join(folder, `posts-${count}`);
    if (existsSync(target)) return target;
    if (isShared) {
      execFileSync(process.execPath, [sharedGenerator, '--count', String(count), '--out', target], {
        stdio: 'ignore',
      });
    } else makePosts(target, count);
    return target;
  };

  return {
    origin: isShared ? 'posts of ../shared/corpus, seed 1' : 'posts of bench/make-posts.ts',
    counts,
    place: (name) => path.join(folder, `${name}-${places++}`),
    posts,
    site(count) {
      const site = sites.get(count) ?? openSite(posts(count));
      sites.set(count, site);
      return site;
    },
    async close() {
      for (const site of sites.values()) await site.then(({ stop }) => stop());
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
