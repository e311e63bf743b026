/** How much of anything one request, or all of them together, may use. */
export interface ProxyLimits {
  /** Bytes of one picture, declared or real, and again after undoing a Content-Encoding. */
  maxBytes: number;
  /** Width times height that a picture's own header may declare. */
  maxPixels: number;
  /** Bytes of a picture that we hold back while looking for its size. */
  maxImageHeaderBytes: number;
  /** UTF-8 bytes of a target. */
  maxUrlBytes: number;
  /** Bytes of an upstream answer's header section. */
  maxHeaderBytes: number;
  maxRedirects: number;
  /** Name lookup, TCP and TLS together, for each hop. */
  connectMs: number;
  /** From the request to the answer's header section, for each hop; and from there to the first bytes we can judge. */
  firstByteMs: number;
  /** One picture, from the first lookup to its last byte. */
  totalMs: number;
  /** How long a reader may leave a started answer unread before it is cut, so that its bytes can be let go. */
  readerStallMs: number;
  maxFetches: number;
  maxFetchesPerHost: number;
  maxQueuedFetches: number;
  queueMs: number;
  /** Bytes of all pictures that are on their way to readers. */
  maxBytesInFlight: number;
  maxCachedPictures: number;
  maxCachedBytes: number;
  /** Bytes of pictures on disk, where there is a folder for them. */
  maxDiskBytes: number;
  /** Pictures that are decoded at once, those that wait for it, and the time that one may take. */
  maxResizes: number;
  maxQueuedResizes: number;
  resizeMs: number;
  /** Requests that one client may send at once, and for each second after that. */
  clientBurst: number;
  clientPerSecond: number;
  /** How long a failure of a picture's server is remembered. */
  failureMs: number;
}

const MIB = 1024 * 1024;

export const DEFAULT_LIMITS: Readonly<ProxyLimits> = {
  maxBytes: 20 * MIB,
  maxPixels: 40_000_000,
  maxImageHeaderBytes: MIB,
  maxUrlBytes: 8192,
  maxHeaderBytes: 16 * 1024,
  maxRedirects: 5,
  connectMs: 5_000,
  firstByteMs: 10_000,
  totalMs: 30_000,
  readerStallMs: 60_000,
  maxFetches: 32,
  maxFetchesPerHost: 8,
  maxQueuedFetches: 256,
  queueMs: 15_000,
  maxBytesInFlight: 256 * MIB,
  maxCachedPictures: 1_000,
  maxCachedBytes: 64 * MIB,
  maxDiskBytes: 1024 * MIB,
  maxResizes: 2,
  maxQueuedResizes: 256,
  resizeMs: 15_000,
  clientBurst: 600,
  clientPerSecond: 20,
  failureMs: 30_000,
};
