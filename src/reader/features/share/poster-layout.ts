import { wrapText } from './wrap-text.ts';

/** What stands on a poster. */
export type PosterWords = {
  /** A passage is set large; an article has its title large and its summary below. */
  kind: 'passage' | 'article';
  site: string;
  title: string;
  text: string;
  /** Who wrote it, where and when. */
  facts: string;
  scan: string;
  host: string;
};

export type PosterFont = { face: 'serif' | 'sans'; size: number; weight: 400 | 600 };
export type PosterColour = 'ink' | 'ink-2' | 'ink-3' | 'rule' | 'seal' | 'on-seal' | 'paper';

/** Places are in pixels from the left and top; a text's is the left end of its base line. */
export type PosterPart =
  | { kind: 'text'; text: string; x: number; y: number; font: PosterFont; colour: PosterColour }
  | { kind: 'box'; x: number; y: number; width: number; height: number; colour: PosterColour }
  | { kind: 'seal' | 'code'; x: number; y: number; side: number };

export const posterWidth = 1080;
const margin = 96;
const inner = posterWidth - 2 * margin;
const codeSide = 216;
const sealSide = 52;

/** The sizes of a passage: the more it says, the smaller it is set. */
const quoteSizes: readonly { upTo: number; size: number }[] = [
  { upTo: 48, size: 64 },
  { upTo: 140, size: 52 },
  { upTo: Number.POSITIVE_INFINITY, size: 42 },
];

/** Sets a poster: its parts from the top down, and how high it becomes. */
export function layOutPoster(
  words: PosterWords,
  measure: (text: string, font: PosterFont) => number,
): { parts: PosterPart[]; height: number } {
  const parts: PosterPart[] = [];
  let y = margin;
  const put = (
    text: string,
    style: PosterFont & { colour: PosterColour; leading: number; mostLines: number; width?: number },
  ): void => {
    const { face, size, weight, colour, leading, mostLines, width = inner } = style;
    const font: PosterFont = { face, size, weight };
    const lines = wrapText(text, { width, mostLines, measure: (line) => measure(line, font) });
    for (const line of lines) {
      const height = size * leading;
      // The letters of a line stand in its middle.
      parts.push({ kind: 'text', text: line, x: margin, y: y + height / 2 + size * 0.36, font, colour });
      y += height;
    }
  };

  parts.push({ kind: 'seal', x: margin, y, side: sealSide });
  const siteFont: PosterFont = { face: 'sans', size: 30, weight: 400 };
  const [site = ''] = wrapText(words.site, {
    width: inner - sealSide - 24,
    mostLines: 1,
    measure: (line) => measure(line, siteFont),
  });
  parts.push({
    kind: 'text',
    text: site,
    x: margin + sealSide + 24,
    y: y + 37,
    font: siteFont,
    colour: 'ink-2',
  });
  y += sealSide + 96;

  if (words.kind === 'passage') {
    const length = Array.from(words.text).length;
    const size = quoteSizes.find(({ upTo }) => length <= upTo)?.size ?? 42;
    parts.push({ kind: 'box', x: margin, y, width: 72, height: 8, colour: 'seal' });
    y += 48;
    put(words.text, { face: 'serif', size, weight: 400, colour: 'ink', leading: 1.7, mostLines: 24 });
    y += 56;
    put(words.title, { face: 'serif', size: 34, weight: 600, colour: 'ink', leading: 1.5, mostLines: 2 });
  } else {
    put(words.title, { face: 'serif', size: 68, weight: 600, colour: 'ink', leading: 1.35, mostLines: 6 });
    y += 40;
    parts.push({ kind: 'box', x: margin, y, width: 72, height: 8, colour: 'seal' });
    y += 56;
    put(words.text, { face: 'serif', size: 38, weight: 400, colour: 'ink-2', leading: 1.75, mostLines: 9 });
    y += 40;
  }
  put(words.facts, { face: 'sans', size: 28, weight: 400, colour: 'ink-3', leading: 1.6, mostLines: 2 });
  y += 88;

  parts.push({ kind: 'box', x: margin, y, width: inner, height: 2, colour: 'rule' });
  y += 64;
  parts.push({ kind: 'code', x: posterWidth - margin - codeSide, y, side: codeSide });
  const bottom = y + codeSide;
  const beside = inner - codeSide - 48;
  y = bottom - 104;
  put(words.scan, {
    face: 'serif',
    size: 34,
    weight: 600,
    colour: 'ink',
    leading: 1.5,
    mostLines: 1,
    width: beside,
  });
  put(words.host, {
    face: 'sans',
    size: 28,
    weight: 400,
    colour: 'ink-3',
    leading: 1.6,
    mostLines: 1,
    width: beside,
  });
  return { parts, height: Math.round(bottom + margin) };
}
