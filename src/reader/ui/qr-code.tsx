import { qrPath } from './qr-path.ts';

/** A code that a telephone can read. It stands beside the same address in letters, so it says nothing itself. */
export function QrCode({ text, className }: { text: string; className?: string }) {
  const { path, size } = qrPath(text);
  return (
    <svg className={className} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
