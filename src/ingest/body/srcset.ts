/** Larger copies than this are for printing; a reader's screen gains nothing. */
const enoughWidth = 2600;

/**
 * The largest candidate of a `srcset` that a screen can use; `null` when it lists none.
 * https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute: a comma inside an address belongs to it.
 */
export function largestCandidate(srcset: string): string | null {
  let best: string | null = null;
  let bestSize = 0;
  for (const { url, size } of candidatesOf(srcset)) {
    const isBetter = size > bestSize ? bestSize === 0 || size <= enoughWidth : bestSize > enoughWidth;
    if (best !== null && !isBetter) continue;
    best = url;
    bestSize = size;
  }
  return best;
}

function* candidatesOf(srcset: string): Generator<{ url: string; size: number }> {
  // Each candidate is an address, then descriptors up to a comma; an address that ends with a comma has none.
  const words = srcset.trim().split(/\s+/);
  let url = '';
  let size = 0;
  for (const word of words) {
    const isDescriptor = url !== '' && /^[\d.]{1,8}[wxh],?/i.test(word);
    if (!isDescriptor) {
      if (url !== '') yield { url, size: size || 1 };
      url = word.replace(/^,+/, '');
      size = 0;
      if (!url.endsWith(',')) continue;
      url = url.replace(/,+$/, '');
      if (url !== '') yield { url, size: 1 };
      url = '';
      continue;
    }
    size = sizeOf(word) || size;
    const comma = word.indexOf(',');
    if (comma < 0) continue;
    yield { url, size };
    // `1x,https://…` without a space: the next address has begun.
    url = word.slice(comma + 1);
    size = 0;
  }
  if (url !== '') yield { url, size: size || 1 };
}

/** A density counts as a width of a thousand pixels each, so that the two kinds never outweigh each other by accident. */
function sizeOf(descriptor: string): number {
  const value = Number.parseFloat(descriptor);
  if (!Number.isFinite(value)) return 0;
  return /^[\d.]+x/i.test(descriptor) ? value * 800 : value;
}
