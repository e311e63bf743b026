import type { ContentKind } from '#contract/article.ts';
import type { Image } from '#contract/image.ts';
import { completePictures } from '#ingest/pictures/complete-picture.ts';
import type { Problem } from '#ingest/problem.ts';
import { bodyToHtml } from './body-format.ts';
import { cleanHtml } from './clean-html.ts';
import type { CleanNode } from './clean-tree.ts';
import type { CleanOptions } from './cleaner.ts';
import { problemsOf } from './findings.ts';
import { serialise } from './serialise.ts';
import { survey } from './survey.ts';

/** A post's body made safe and even. */
export type CleanBody = {
  /** Cleaned HTML, cut at block boundaries into pieces of about 100 KB; usually one. */
  html: string[];
  /** The text a person reads, blocks separated by newlines; without code markup, for excerpt, language and reading time. */
  text: string;
  /** Pictures in order, clean addresses; placeholders left out. */
  images: Image[];
  has: ContentKind[];
  problems: Problem[];
};

const pieceBytes = 100_000;

/**
 * Cleans a post's body: decides what it is written in, keeps what an article may contain and makes its blocks even. The HTML is safe and
 * valid by itself, however it is inserted. Pure; never throws, whatever the body.
 */
export function cleanBody(body: string, options: CleanOptions): CleanBody {
  const { blocks, findings } = cleanHtml(bodyToHtml(body), options);
  if (options.completePicture) completePictures(blocks, options.completePicture);
  return { html: serialisePieces(blocks), ...survey(blocks), problems: problemsOf(findings) };
}

function serialisePieces(blocks: readonly CleanNode[]): string[] {
  // The page's title is its first heading: an article's own begin one level below.
  const shift = blocks.some(hasTopHeading) ? 1 : 0;
  const written = blocks.map((block) => serialise(block, shift));
  const whole = written.join('\n');
  // No UTF-16 unit takes more than three bytes in UTF-8.
  if (whole.length * 3 < pieceBytes) return blocks.length === 0 ? [] : [whole];
  const pieces: string[] = [];
  let piece: string[] = [];
  let bytes = 0;
  for (const html of written) {
    piece.push(html);
    bytes += Buffer.byteLength(html);
    if (bytes < pieceBytes) continue;
    pieces.push(piece.join('\n'));
    piece = [];
    bytes = 0;
  }
  if (piece.length > 0) pieces.push(piece.join('\n'));
  return pieces;
}

function hasTopHeading(node: CleanNode): boolean {
  return typeof node !== 'string' && (node.name === 'h1' || node.children.some(hasTopHeading));
}
