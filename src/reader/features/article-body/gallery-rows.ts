/**
 * How many pictures stand in each row of a gallery. In a wide pane twos and threes, never one alone; in a narrow one pairs,
 * an odd one leading them at full width.
 */
export function galleryRows(count: number, pane: 'wide' | 'narrow'): number[] {
  if (pane === 'narrow') return [...repeat(1, count % 2), ...repeat(2, Math.floor(count / 2))];
  if (count <= 3) return [count];
  const rest = count % 3;
  const pairs = rest === 0 ? 0 : 3 - rest;
  return [...repeat(2, pairs), ...repeat(3, (count - pairs * 2) / 3)];
}

function repeat(value: number, times: number): number[] {
  return Array<number>(times).fill(value);
}
