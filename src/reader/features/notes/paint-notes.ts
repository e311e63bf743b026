import { type NoteColour, noteColours } from '#reader/state/stored-notes.ts';

/** Whether this browser can colour a text without changing it. */
export function canPaint(): boolean {
  return typeof Highlight !== 'undefined' && 'highlights' in CSS;
}

/** Colours passages; those of an earlier call are plain again. `open` is the one that is being looked at. */
export function paintNotes(
  painted: readonly { colour: NoteColour; range: Range }[],
  open: Range | null = null,
): void {
  if (!canPaint()) return;
  for (const colour of noteColours) {
    const ranges = painted.filter((one) => one.colour === colour).map(({ range }) => range);
    setHighlight(`note-${colour}`, ranges);
  }
  setHighlight('note-open', open ? [open] : []);
}

function setHighlight(name: string, ranges: readonly Range[]): void {
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
