/**
 * The parts of Cloudflare's bindings that the Worker uses, as its documentation describes them. Their own package of types brings
 * globals of its own, which the code that both runtimes share would see as well.
 */

/** https://developers.cloudflare.com/images/transform-images/bindings/ */
export interface ImagesBinding {
  input(picture: ReadableStream<Uint8Array>): ImageTransformer;
}

export interface ImageTransformer {
  transform(options: { width: number; fit: 'scale-down' }): ImageTransformer;
  output(options: { format: string; quality: number }): Promise<{ response(): Response }>;
}

/** https://developers.cloudflare.com/r2/api/workers/workers-api-reference/ */
export interface Bucket {
  get(key: string): Promise<BucketObject | null>;
  put(
    key: string,
    value: Uint8Array<ArrayBuffer>,
    options: { customMetadata: Record<string, string> },
  ): Promise<unknown>;
}

export interface BucketObject {
  customMetadata?: Record<string, string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** https://developers.cloudflare.com/workers/runtime-apis/bindings/rate-limit/ */
export interface RateLimiter {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

/** What the settings and bindings of wrangler.jsonc become. Only the platform's own objects are taken for what they are. */
export interface WorkerEnv {
  ALLOW_HOSTS?: unknown;
  KEYS?: unknown;
  PORTS?: unknown;
  REFERERS?: unknown;
  IMAGES?: ImagesBinding;
  PICTURES?: Bucket;
  RATE_LIMITER?: RateLimiter;
}

/** How a Worker goes on with something after its answer. */
export interface WorkerContext {
  waitUntil(work: Promise<unknown>): void;
}

declare global {
  /** Passes bytes on and fails unless they are as many as announced; https://developers.cloudflare.com/workers/runtime-apis/streams/transformstream/ */
  class FixedLengthStream extends TransformStream<Uint8Array, Uint8Array> {
    constructor(length: number);
  }

  interface RequestInit {
    /** https://developers.cloudflare.com/workers/runtime-apis/request/#the-cf-property-requestinitcfproperties */
    cf?: { cacheTtl: number };
  }
}
