import type { PlacedNote } from './note-list.tsx';

/** The note whose passage is at a point of the window; the shortest when several are. */
export function rangeAtPoint(
  notes: readonly PlacedNote[],
  { clientX, clientY, target }: Pick<MouseEvent, 'clientX' | 'clientY' | 'target'>,
): PlacedNote | null {
  const holds = (range: Range): boolean =>
    target instanceof Node &&
    range.intersectsNode(target) &&
    [...range.getClientRects()].some(
      (box) => box.left <= clientX && clientX <= box.right && box.top <= clientY && clientY <= box.bottom,
    );
  return shortest(notes.filter(({ range }) => range && holds(range)));
}

/** The note in whose passage the caret stands, its ends included. */
export function rangeAtCaret(notes: readonly PlacedNote[]): PlacedNote | null {
  const { focusNode, focusOffset } = getSelection() ?? { focusNode: null, focusOffset: 0 };
  if (!focusNode) return null;
  return shortest(notes.filter(({ range }) => range?.isPointInRange(focusNode, focusOffset)));
}

function shortest(notes: readonly PlacedNote[]): PlacedNote | null {
  const byLength = notes.toSorted((a, b) => a.note.passage.quote.length - b.note.passage.quote.length);
  return byLength[0] ?? null;
}
