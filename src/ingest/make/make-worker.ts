import { parentPort, workerData } from 'node:worker_threads';
import { type MakeOptions, openPostMaker } from './make-post.ts';
import { packMade, type SentPost, unpackPost } from './messages.ts';

// The thread of a worker: takes posts and gives back what became of them, in the same order.
const makePost = openPostMaker(workerData as MakeOptions);
const port = parentPort;

port?.on('message', (posts: SentPost[]) => {
  const { message, transfer } = packMade(posts.map((post) => makePost(unpackPost(post))));
  port.postMessage(message, transfer);
});
