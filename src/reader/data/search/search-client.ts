import type { Manifest } from '#contract/manifest.ts';
import { ArchiveError } from '#reader/data/archive-error.ts';
import { siteRoot } from '#reader/data/site.ts';
import type { SearchAnswer, SearchCall, SearchCalls, SearchRequest } from './protocol.ts';
import workerAddress from './worker.ts?worker&url';

type Waiting = { resolve: (value: never) => void; reject: (error: ArchiveError) => void };

let worker: Worker | null = null;
let opened: string | null = null;
let last = 0;
const waiting = new Map<number, Waiting>();

/** Asks the search worker, which is started when it is first needed. @throws ArchiveError when what it needs cannot be had. */
export function askSearch<Call extends SearchCall>(
  manifest: Manifest,
  call: Call,
  ask: SearchCalls[Call]['ask'],
): Promise<SearchCalls[Call]['answer']> {
  worker ??= startWorker();
  const name = archiveName(manifest);
  if (opened !== name) worker.postMessage({ name, archive: manifest, siteRoot });
  opened = name;
  const id = ++last;
  worker.postMessage({ id, call, manifest: name, ask } as SearchRequest);
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

/** Names the state of an archive as far as search is concerned. */
function archiveName({ list, search, packs }: Manifest): string {
  return JSON.stringify([list, search, packs.directories]);
}

function startWorker(): Worker {
  const started = new Worker(trusted(workerAddress), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<SearchAnswer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ('failure' in data) asked?.reject(new ArchiveError(data.failure));
    else asked?.resolve(data.value as never);
  });
  started.addEventListener('error', () => {
    // A worker whose script did not come answers nobody; the next question starts another.
    worker = null;
    opened = null;
    for (const { reject } of waiting.values()) reject(new ArchiveError({ kind: 'offline' }));
    waiting.clear();
  });
  return started;
}

type ScriptPolicy = { createScriptURL: (url: string) => string };

let policy: ScriptPolicy | null = null;

/** The policy of the page wants to be told that the address is ours. */
function trusted(address: string): string {
  if (!('trustedTypes' in window)) return address;
  const factory = window.trustedTypes as {
    createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy;
  };
  policy ??= factory.createPolicy('lectern', { createScriptURL: (url) => url });
  return policy.createScriptURL(address);
}
