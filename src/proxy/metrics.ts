import type { ProxyErrorCode } from './errors.ts';
import type { PictureOrigin } from './pictures.ts';

/** What one answered request tells the person who runs the proxy; nothing about its target or its reader. */
export interface Answered {
  /** `unchanged` for a 304. */
  result: PictureOrigin | 'unchanged' | ProxyErrorCode;
  status: number;
  /** Until the headers went out. */
  seconds: number;
}

/** Counts what the proxy does. This is what a runtime brings that can keep counts. */
export interface Metrics {
  answered(answer: Answered): void;
  sent(bytes: number): void;
  /** The counts in Prometheus' text format, version 0.0.4. */
  print(): Promise<{ contentType: string; text: string }>;
}
