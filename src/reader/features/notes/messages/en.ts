import type { NoteColour } from '#reader/state/stored-notes.ts';

/** The words of notes and highlights; this file is the type of the other languages'. */
export const en = {
  /** Of the bar beside a selection. */
  selection: 'Selected passage',
  highlight: (colour: string) => `Highlight: ${colour}`,
  colours: { yellow: 'gamboge yellow', red: 'cinnabar red', blue: 'azurite blue' } satisfies Record<
    NoteColour,
    string
  >,
  copy: 'Copy',
  share: 'Share',
  copied: 'Copied',
  copyFailed: 'It could not be copied',

  note: 'Note',
  noteHint: 'What you think of it. Only this browser knows.',
  colour: 'Colour',
  done: 'Done',
  remove: 'Delete',
  copyQuote: 'Copy as Markdown',

  notes: 'Notes',
  copyAll: 'Copy all as Markdown',
  show: 'Show in the text',
  edit: 'Edit',
  lost: 'This passage is no longer in the text. The note stays.',
  cannotPaint: 'This browser does not colour passages in the text. They are all here.',
};

export type NoteMessages = typeof en;
