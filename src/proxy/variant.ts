import { servedWidth } from '#contract/image-widths.ts';

/** How a picture is wanted: at most so wide, in one of the formats that a browser says it knows. */
export interface Variant {
  width: number;
  /** `plain`: JPEG, or PNG for a picture that one can see through. Every browser knows these. */
  format: 'avif' | 'webp' | 'plain';
}

/**
 * The variant for a wanted width and a request's Accept header (RFC 9110 section 12.5.1). Only formats that are named count: `image/*`
 * is also said by programs that know no WebP.
 */
export function chooseVariant(wantedWidth: number, accept: string | null): Variant {
  const width = servedWidth(wantedWidth);
  if (names(accept, 'image/avif')) return { width, format: 'avif' };
  if (names(accept, 'image/webp')) return { width, format: 'webp' };
  return { width, format: 'plain' };
}

/** What a picture is kept under; `null` for the picture as it is. A space stands in no address. */
export function pictureKey(target: URL, variant: Variant | null): string {
  return variant === null ? target.href : `${target.href} ${variant.width} ${variant.format}`;
}

function names(accept: string | null, type: string): boolean {
  return (accept ?? '').split(',').some((range) => {
    const [name = '', ...parameters] = range.toLowerCase().split(';');
    const isRefused = parameters.some((parameter) => /^\s*q=0(?:\.0*)?\s*$/.test(parameter));
    return name.trim() === type && !isRefused;
  });
}
