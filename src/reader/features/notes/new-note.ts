import type { Note, NoteColour, Passage } from '#reader/state/stored-notes.ts';

/** A highlight that was just made. Its id is unlike all others', in whichever browser they were made. */
export function newNote(article: string, passage: Passage, colour: NoteColour): Note {
  const now = Date.now();
  return { id: newId(), article, passage, colour, text: '', made: now, changed: now };
}

/** `crypto.randomUUID` is not there without https. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-');
}
