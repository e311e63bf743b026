import '#ingest/older-node.ts';
import * as nodeModule from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { MakeOptions } from './make-post.ts';
import type { SentPost } from './messages.ts';

// The thread of a worker: takes posts and gives back what became of them, in the same order. Threads do not share compiled code: what is imported
// after this line is compiled once for all of them, and for the next build.
nodeModule.enableCompileCache?.();
const { openPostMaker } = await import('./make-post.ts');
const { packMade, unpackPost } = await import('./messages.ts');

const makePost = openPostMaker(workerData as MakeOptions);
const port = parentPort;

port?.on('message', (posts: SentPost[]) => {
  const { message, transfer } = packMade(posts.map((post) => makePost(unpackPost(post))));
  port.postMessage(message, transfer);
});
