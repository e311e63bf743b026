import os from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Made, type MakeOptions, openPostMaker, type PostToMake } from './make-post.ts';
import { type MadeMessage, packPost, unpackMade } from './messages.ts';

/** So many posts are made where they stand; a thread costs as much to start. */
const withoutWorkers = 256;

/** Makes batches of posts. Batches may end in any order; the posts of one keep theirs. */
export type Makers = {
  make: (posts: PostToMake[]) => Promise<readonly Made[]> | readonly Made[];
  /** Ends the threads, and comes back when their memory is free. */
  close: () => Promise<void>;
};

/** In a package the program is compiled: all its files lie in one folder (`scripts/compile.ts`). */
const workerFile = import.meta.url.endsWith('.ts') ? './make-worker.ts' : './make-worker.js';

/** A worker's texts live as long as their batch: with more room for new objects it would only clean up later. */
const youngMegabytes = 16;

/**
 * Opens what makes posts: here for the first few, then by worker threads.
 * @param workers how many; 0 makes all posts on this thread.
 */
export function openMakers(options: MakeOptions, workers: number = usualWorkers()): Makers {
  const makeHere = openPostMaker(options);
  let threads: Thread[] | null = null;
  let made = 0;

  return {
    make(posts) {
      made += posts.length;
      if (workers === 0 || made <= withoutWorkers) return posts.map(makeHere);
      threads ??= Array.from({ length: workers }, () => openThread(options));
      const [idlest] = threads.toSorted((a, b) => a.waiting() - b.waiting());
      return (idlest as Thread).make(posts);
    },
    async close() {
      await Promise.all(threads?.map((thread) => thread.close()) ?? []);
    },
  };
}

/**
 * This thread has work of its own, and each other one has to warm up: with two processors, a worker takes a sixth more CPU time and comes no
 * earlier, at 20,000 posts and at 100,000.
 */
function usualWorkers(): number {
  return Math.max(0, os.availableParallelism() - 2);
}

type Thread = {
  make: (posts: PostToMake[]) => Promise<readonly Made[]>;
  waiting: () => number;
  close: () => Promise<unknown>;
};

type Job = { resolve: (made: readonly Made[]) => void; reject: (error: Error) => void };

function openThread(options: MakeOptions): Thread {
  const worker = new Worker(new URL(workerFile, import.meta.url), {
    workerData: options,
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
  });
  const jobs: Job[] = [];
  const fail = (error: Error): void => {
    for (const job of jobs.splice(0)) job.reject(error);
  };
  worker.on('message', (message: MadeMessage) => jobs.shift()?.resolve(unpackMade(message)));
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`a worker ended with code ${code}`)));
  return {
    make: (posts) =>
      new Promise((resolve, reject) => {
        jobs.push({ resolve, reject });
        worker.postMessage(posts.map(packPost));
      }),
    waiting: () => jobs.length,
    close: () => worker.terminate(),
  };
}
