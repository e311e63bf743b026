import { groupNearCopies } from '#ingest/near-copies/group-near-copies.ts';
import { type NearCopyLimits, nearCopyLimits } from '#ingest/near-copies/near.ts';
import { signatureLength, signatureOf } from '#ingest/near-copies/signature.ts';
import type { Pair } from './by-hand.ts';

const start = Date.UTC(2025, 2, 12) / 1000;
const hour = 3600;

/** Says whether a pair is folded when it is all there is. */
export function isFolded(pair: Pair, limits: NearCopyLimits = nearCopyLimits): boolean {
  const signatures = new Uint32Array(2 * signatureLength);
  signatures.set(signatureOf(pair.one));
  signatures.set(signatureOf(pair.other), signatureLength);
  const dates = Float64Array.of(start, start + (pair.days === undefined ? hour : pair.days * 24 * hour));
  const sources = Uint32Array.of(0, pair.isOneSource ? 0 : 1);
  return groupNearCopies({ signatures, dates, sources }, limits).length > 0;
}
