import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { takeLock } from '#ingest/archive/lock.ts';
import { type GonePicture, isKept, type Journal, openJournal } from '#ingest/mirror/journal.ts';
import type { ProxyErrorCode } from '#proxy/errors.ts';
import type { ImageProxy } from './archive-proxy.ts';
import { type FetchedPicture, fetchPicture } from './fetch-picture.ts';
import { openHostQueues, type Turn } from './host-queues.ts';
import { type MirrorStore, openMirrorStore } from './mirror-store.ts';
import {
  addGone,
  countMissing,
  emptySummary,
  type MirrorSummary,
  missingOf,
  type Stop,
} from './mirror-summary.ts';

export type MirrorOptions = {
  /** The mirror's folder. */
  folder: string;
  /** Targets in any order; the same one may come several times. */
  targets: Iterable<readonly string[]>;
  /** The closed proxy, which keeps the rules for all that is fetched; a run that is interrupted closes it. */
  proxy: ImageProxy;
  /** With which targets are signed, so that it serves them. */
  key: string;
  perHost: number;
  pauseMs: number;
  /** Bytes of all pictures in the folder. */
  maxBytes: number;
  /** Pictures that are asked for in this run. */
  maxPictures: number;
  /** Whether pictures that did not come are asked for again at once. */
  retry: boolean;
  /** Seconds since 1970. */
  now: () => number;
  /** Ends the run; what was fetched stays. */
  signal: AbortSignal;
  onListed: (targets: number) => void;
  onProgress: (done: number, total: number) => void;
};

/** Posts or articles that are looked through at a stretch. */
const listsPerTurn = 64;

/** Pictures that are asked for at the same time, from all hosts together. */
const atOnce = 8;

/** A host that fails so often without an answer is given up until the next run. */
const maxHostFailures = 5;

/** A picture that failed, but not for good, may come another day. */
const askAgainAfterSeconds = 86_400;

/** Gone at its server (404 or 410). */
const forGood: ReadonlySet<string> = new Set<ProxyErrorCode>(['gone']);

/** The host's doing, not the picture's. */
const isOfHost: ReadonlySet<string> = new Set<ProxyErrorCode>([
  'unresolvable',
  'unreachable',
  'untrusted-certificate',
  'timeout',
]);

/** Nobody's fault but ours: says nothing of the picture, so it is not written down. */
const isOurs: ReadonlySet<string> = new Set<ProxyErrorCode>(['busy', 'aborted', 'internal']);

/**
 * Fetches pictures into a mirror's folder, those that are not there. Killed at any moment, the folder has whole files only, and the next
 * run goes on from there.
 * @throws BuildError when another run has the folder; the system's error when it cannot be written.
 */
export async function mirrorPictures(options: MirrorOptions): Promise<MirrorSummary> {
  const { folder } = options;
  mkdirSync(folder, { recursive: true });
  const release = takeLock(path.join(folder, '.lock'), 'mirror');
  try {
    const store = openMirrorStore(folder, options);
    const journal = openJournal(folder, { hasFile: store.has });
    try {
      const summary = await fetchMissing(options, { journal, store });
      const missing = countMissing(missingOf(summary));
      const left = summary.targets - summary.kept - missing;
      return { ...summary, left, files: store.count(), bytes: store.bytes() };
    } finally {
      journal.close();
    }
  } finally {
    release();
  }
}

type Stock = { journal: Journal; store: MirrorStore };

async function fetchMissing(options: MirrorOptions, { journal, store }: Stock): Promise<MirrorSummary> {
  const { signal, proxy, now, onProgress } = options;
  const queues = openHostQueues(options);
  const summary = await listTargets(options, { journal, add: queues.add });
  const total = queues.left();
  const failures = new Map<string, number>();
  let done = 0;

  const stop = (reason: Stop): void => {
    summary.stopped = reason;
    queues.close();
  };

  const onAbort = (): void => {
    stop('interrupted');
    void proxy.close();
  };

  const keep = (target: string, { bytes, extension, width, height }: FetchedPicture): void => {
    const file = store.put(bytes, extension);
    if (file === null) {
      stop('max-bytes');
      return;
    }
    journal.append({ target, file, width, height, bytes: bytes.length });
    summary.kept++;
    summary.fetched++;
  };

  const noteGone = ({ host, target }: Turn, code: string): void => {
    journal.append({ target, gone: code, at: now() });
    addGone(summary, host, code);
    const failed = isOfHost.has(code) ? (failures.get(host) ?? 0) + 1 : 0;
    failures.set(host, failed);
    const dropped = failed < maxHostFailures ? 0 : queues.drop(host);
    if (dropped > 0) summary.givenUp.set(host, { reason: code, count: dropped });
    done += dropped;
  };

  const take = async (turn: Turn): Promise<void> => {
    const outcome = await fetchPicture(turn.target, options);
    if (!('code' in outcome)) {
      failures.delete(turn.host);
      keep(turn.target, outcome);
    } else if (!isOurs.has(outcome.code)) noteGone(turn, outcome.code);
    turn.done();
    onProgress(++done, total);
  };

  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort);
  try {
    await takeAll(queues, take);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
  return summary;
}

/** Takes turns until there is none left, several at once. After a failure those that were begun come to their end. */
async function takeAll(
  queues: ReturnType<typeof openHostQueues>,
  take: (turn: Turn) => Promise<void>,
): Promise<void> {
  const work = async (): Promise<void> => {
    try {
      for (let turn = await queues.next(); turn; turn = await queues.next()) await take(turn);
    } finally {
      queues.close();
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, work));
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure) throw failure.reason;
}

/** Counts the targets that the journal knows, and hands on those that are to be asked for. */
async function listTargets(
  options: MirrorOptions,
  { journal, add }: { journal: Journal; add: (host: string, target: string) => void },
): Promise<MirrorSummary> {
  const summary = emptySummary();
  const seen = new Set<string>();
  let lists = 0;
  let added = 0;

  const list = (target: string): void => {
    const entry = journal.find(target);
    const { host } = new URL(target);
    summary.targets++;
    if (entry && isKept(entry)) summary.kept++;
    else if (entry && !options.retry && !isDue(entry, options.now())) addGone(summary, host, entry.gone);
    else if (added === options.maxPictures) summary.stopped = 'max-pictures';
    else {
      add(host, target);
      added++;
    }
  };

  for (const named of options.targets) {
    for (const text of named) {
      if (seen.has(text) || !/^https?:\/\//.test(text) || !URL.canParse(text)) continue;
      const target = ownCopy(text);
      seen.add(target);
      list(target);
    }
    if (++lists % listsPerTurn > 0) continue;
    options.onListed(summary.targets);
    // Whoever interrupts the run is heard only between turns.
    await nextTurn();
    if (options.signal.aborted) break;
  }
  return summary;
}

function isDue({ gone, at }: GonePicture, now: number): boolean {
  return !forGood.has(gone) && now - at >= askAgainAfterSeconds;
}

/** A piece of a text keeps all of it in memory, and these are pieces of articles. */
function ownCopy(text: string): string {
  return Buffer.from(text).toString();
}
