import type { Section } from './sections.ts';

/** A block of the text, and how much a person reads before it and in it. */
type Block = { element: Element; before: number; amount: number };

export type TextMeasure = { pieces: { element: Element; blocks: Block[] }[]; total: number };

/** Weighs the blocks of a body by their characters, so that a tall picture is not a long text. */
export function measureText(body: Element): TextMeasure {
  let total = 0;
  const pieces = [...body.children].map((element) => ({
    element,
    blocks: [...element.children].map((block) => {
      const before = total;
      // A picture counts for a little, or an article of pictures would be without any length.
      const amount = block.textContent.length + 1;
      total += amount;
      return { element: block, before, amount };
    }),
  }));
  return { pieces, total };
}

/**
 * How much of a text lies above a line of the screen, 0 to 1. Looks only at the piece that the line crosses, and there at a few
 * blocks: the browser has not laid out the others.
 */
export function shareAbove({ pieces, total }: TextMeasure, line: number): number {
  const piece = pieces.findLast(({ element }) => element.getBoundingClientRect().top <= line);
  if (!piece || total === 0) return 0;
  const block = lastAbove(piece.blocks, line);
  if (!block) return (piece.blocks[0]?.before ?? 0) / total;
  const { top, height } = block.element.getBoundingClientRect();
  const within = height === 0 ? 1 : Math.min(1, (line - top) / height);
  return (block.before + block.amount * within) / total;
}

/** The last block that begins above a line; they stand one below the other. */
function lastAbove(blocks: readonly Block[], line: number): Block | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block && block.element.getBoundingClientRect().top <= line) low = middle + 1;
    else high = middle;
  }
  return blocks[low - 1];
}

/** The number of the section that a line of the screen is in; -1 before the first. Asks nothing of pieces that are far away. */
export function sectionAt(sections: readonly Section[], line: number): number {
  return sections.findLastIndex(({ heading }) => {
    const piece = heading.closest('[data-piece]')?.getBoundingClientRect();
    if (piece && (piece.top > line || piece.bottom < line)) return piece.bottom < line;
    return heading.getBoundingClientRect().top <= line;
  });
}
