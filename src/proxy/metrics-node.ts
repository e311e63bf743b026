import { Counter, Histogram, Registry } from 'prom-client';
import { errorReply, isProxyErrorCode } from './errors.ts';
import type { Metrics } from './metrics.ts';

/** The metrics of one proxy in a registry of its own. */
export function createNodeMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'lectern_proxy_requests_total',
    help: 'Answered requests, by status.',
    labelNames: ['status'],
    registers,
  });
  const pictures = new Counter({
    name: 'lectern_proxy_pictures_total',
    help: 'Pictures given out: from the store, although their server failed (stale), fetched, or unchanged for the reader.',
    labelNames: ['from'],
    registers,
  });
  const refusals = new Counter({
    name: 'lectern_proxy_refusals_total',
    help: 'Requests that got no picture, by reason; `upstream` is true where the picture’s server caused it.',
    labelNames: ['reason', 'upstream'],
    registers,
  });
  const bytes = new Counter({
    name: 'lectern_proxy_sent_bytes_total',
    help: 'Bytes of pictures sent to readers.',
    registers,
  });
  const latency = new Histogram({
    name: 'lectern_proxy_answer_seconds',
    help: 'Time until the headers of an answer went out.',
    buckets: [0.001, 0.005, 0.02, 0.1, 0.3, 1, 3, 10, 30],
    registers,
  });

  return {
    answered({ result, status, seconds }) {
      requests.inc({ status: String(status) });
      latency.observe(seconds);
      if (!isProxyErrorCode(result)) pictures.inc({ from: result });
      else refusals.inc({ reason: result, upstream: String(errorReply(result).isUpstreamFault) });
    },
    sent: (count) => bytes.inc(count),
    print: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}
