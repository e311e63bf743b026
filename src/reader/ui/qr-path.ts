import { encode } from 'uqr';

/** A QR code (ISO/IEC 18004) as one path, a square for each dark module, and its side in modules. The quiet zone around it is not part of it. */
export function qrPath(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { border: 0 });
  const squares = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
  return { path: squares.join(''), size };
}
