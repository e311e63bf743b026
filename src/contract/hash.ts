/**
 * A well-mixed 32-bit number from an ASCII string: FNV-1a, then the finalizer of MurmurHash3 so that the high bits are
 * as good as the low ones. Part of the archive format: it places ids in packs and cuts lists, so it must never change.
 */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
