import type { Note } from '#reader/state/stored-notes.ts';

/** A note for a test, which names only what it is about. */
export function sampleNote(fields: Partial<Note> = {}): Note {
  return {
    id: 'note',
    article: 'sample',
    passage: { quote: 'words', prefix: 'before ', suffix: ' after', start: 7, end: 12 },
    colour: 'yellow',
    text: '',
    made: 1_700_000_000_000,
    changed: 1_700_000_000_000,
    ...fields,
  };
}
