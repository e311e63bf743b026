import type { WorkerEnv } from '#proxy/worker-bindings.ts';

/** The parts of an R2 bucket that the edge uses; https://developers.cloudflare.com/r2/api/workers/workers-api-reference/ */
export interface SiteBucket {
  /** Without a `body` where the condition does not hold. Rejects for a range outside the object. */
  get(
    key: string,
    options?: { range?: StoredRange; onlyIf?: { etagDoesNotMatch: string } },
  ): Promise<StoredFile | StoredHead | null>;
  head(key: string): Promise<StoredHead | null>;
}

export type StoredRange = { offset: number; length?: number } | { suffix: number };

export interface StoredHead {
  size: number;
  etag: string;
}

export interface StoredFile extends StoredHead {
  body: ReadableStream<Uint8Array>;
  arrayBuffer(): Promise<ArrayBuffer>;
  text(): Promise<string>;
}

/** What wrangler.edge.jsonc gives the edge: the site, and what the image proxy takes. */
export interface EdgeEnv extends WorkerEnv {
  SITE: SiteBucket;
  BASE?: unknown;
}
