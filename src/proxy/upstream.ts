/** One answer of a picture's server, its body still to be read. */
export interface UpstreamAnswer {
  status: number;
  headers: Headers;
  /** Content-Encoding is already undone. Throws a ProxyError when the answer breaks off. */
  body: AsyncIterable<Uint8Array>;
  /** Ends the connection. The signal of the request does the same. */
  close(): void;
}

/**
 * Makes exactly one request, never following a redirect, and to a public address only. Throws a ProxyError.
 * This is what a runtime has to bring; everything else is shared.
 */
export type Upstream = (url: URL, signal: AbortSignal) => Promise<UpstreamAnswer>;
