import { createHmac, createSecretKey } from 'node:crypto';

/**
 * How pictures are signed, and with which key. `lectern`: as our own proxy wants it. `camo`: as camo and go-camo do, whose addresses are
 * `{signature}/{hexurl}`.
 */
export type Signing = { scheme: 'lectern' | 'camo'; key: string };

/**
 * Opens what signs targets. `lectern` gives the same as `signTarget` of the contract, without a promise: a build signs a million.
 *
 * @example openSigner({ scheme: 'camo', key: 'test' })('http://golang.org/doc/gopher/frontpage.png')
 * // '0f6def1cb147b0e84f39cbddc5ea10c80253a6f3'
 */
export function openSigner({ scheme, key }: Signing): (target: string) => string {
  const secret = createSecretKey(key, 'utf8');
  return scheme === 'camo'
    ? (target) => createHmac('sha1', secret).update(target).digest('hex')
    : (target) => createHmac('sha256', secret).update(target).digest('base64url');
}
