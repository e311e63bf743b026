/** A text without its white space, which changes when an article is cleaned anew, and where each character stood. */
export type SqueezedText = { text: string; positions: readonly number[] };

export function squeeze(text: string): SqueezedText {
  const positions: number[] = [];
  let squeezed = '';
  for (const { 0: run, index } of text.matchAll(/[^\s\u200b\ufeff]+/g)) {
    for (let offset = 0; offset < run.length; offset++) positions.push(index + offset);
    squeezed += run;
  }
  return { text: squeezed, positions };
}

/** The first place in sorted positions that is not before a wanted one. */
export function firstAtOrAfter(positions: readonly number[], wanted: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
