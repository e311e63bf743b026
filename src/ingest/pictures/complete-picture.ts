import type { Image } from '#contract/image.ts';
import type { CleanNode } from '#ingest/body/clean-tree.ts';
import { type MirrorTable, openMirrorTable } from '#ingest/mirror/mirror-table.ts';
import { openSigner, type Signing } from './signing.ts';

/** What a build knows of pictures besides what posts say; can be sent to other threads. */
export type PictureSources = { signing: Signing | null; mirror: MirrorTable | null };

/** Adds to a picture with an address on the web what is known of it: signature, file in the mirror, and the size that the post left out. */
export type CompletePicture = (image: Image) => Image;

/** Opens what completes pictures; `undefined` when there is nothing to add to any. */
export function openCompletePicture({ signing, mirror }: PictureSources): CompletePicture | undefined {
  if (signing === null && mirror === null) return undefined;
  const sign = signing && openSigner(signing);
  const findKept = mirror && openMirrorTable(mirror);

  return (image) => {
    if (!/^https?:\/\//.test(image.src)) return image;
    const kept = findKept?.(image.src) ?? null;
    return {
      ...image,
      ...(sign ? { signature: sign(image.src) } : {}),
      ...(kept ? { mirror: kept.file, ...missingSize(image, kept) } : {}),
    };
  };
}

/** A post's own size wins, because it is the one meant; where it gives only a width, the kept file has the proportions. */
function missingSize(
  image: Image,
  { width, height }: { width: number; height: number },
): { width?: number; height?: number } {
  if (width === 0 || height === 0 || image.height !== undefined) return {};
  if (image.width === undefined) return { width, height };
  return { height: Math.max(1, Math.round((image.width * height) / width)) };
}

/**
 * Completes all pictures of a cleaned body, in place. It comes after cleaning, so that nothing that cleaning decides can depend on it, and
 * what it adds stands at the end of each tag: `withoutAdded` takes it off again.
 */
export function completePictures(nodes: readonly CleanNode[], complete: CompletePicture): void {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    const { src, width, height } = node.attributes;
    if (node.name !== 'img' || src === undefined) {
      completePictures(node.children, complete);
      continue;
    }
    const image = complete({
      src,
      ...(width === undefined ? {} : { width: Number(width) }),
      ...(height === undefined ? {} : { height: Number(height) }),
    });
    node.attributes = {
      ...node.attributes,
      ...(image.signature === undefined ? {} : { 'data-signature': image.signature }),
      ...(image.mirror === undefined ? {} : { 'data-mirror': image.mirror }),
      ...(image.width === undefined ? {} : { width: String(image.width) }),
      ...(image.height === undefined ? {} : { height: String(image.height) }),
    };
  }
}

const added = / data-signature="[\w-]*"| data-mirror="[\w.]*"(?: width="\d+")?(?: height="\d+")?/g;

/** A body's HTML as it was before `completePictures`: another key or mirror does not make another text. */
export function withoutAdded(html: string): string {
  return html.includes(' data-signature="') || html.includes(' data-mirror="')
    ? html.replace(added, '')
    : html;
}
