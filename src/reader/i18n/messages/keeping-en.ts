import type { Mark, NoteAct } from '#reader/state/mark-snapshot.ts';

/** The English words for what is kept in the browser; loaded with it. This file is the type. */
export const keepingEn = {
  articles: (count: string, isOne: boolean) => (isOne ? '1 article' : `${count} articles`),
  set: {
    starred: 'starred',
    later: 'put aside for later',
    read: 'marked as read',
  } satisfies Record<keyof Mark, string>,
  unset: {
    starred: 'no longer starred',
    later: 'no longer put aside',
    read: 'marked as unread',
  } satisfies Record<keyof Mark, string>,
  setOne: { starred: 'Starred', later: 'Kept for later', read: 'Marked as read' } satisfies Record<
    keyof Mark,
    string
  >,
  unsetOne: {
    starred: 'Star taken away',
    later: 'No longer kept for later',
    read: 'Kept unread',
  } satisfies Record<keyof Mark, string>,
  many: (articles: string, what: string) => `${articles} ${what}`,
  undone: (what: string) => `Undone: ${what}`,
  undo: 'Undo',
  note: {
    highlighted: 'Highlighted',
    written: 'Note kept',
    coloured: 'Another colour',
    deleted: 'Note deleted',
  } satisfies Record<NoteAct, string>,
  noteUndone: 'Undone: the note is as it was',
  noteRefused: {
    many: 'There are 5,000 notes already, and no room for more. Save them as a file and delete some.',
    long: 'This passage is too long for a highlight: 2,000 characters at most.',
  },
  unstored: {
    full: 'The browser has no room left. Marks and notes hold until this page is closed.',
    blocked: 'The browser does not let this page store anything. Marks and notes hold until it is closed.',
  },
  keepUnread: 'Keep unread',
  notLater: 'No longer for later',
  markRead: 'Mark as read',
  markAboveRead: 'Mark all above as read',
  markBelowRead: 'Mark all below as read',
  lastTime: (share: string) => `Last time you came to ${share}`,
  goOn: 'Continue there',
  backup: {
    open: 'Back up',
    title: 'What this browser keeps',
    text: 'Stars, what is kept for later, notes, the history and places in articles are in this browser only. Save them to move them elsewhere.',
    save: 'Save everything as a file',
    saveStars: 'Save stars as bookmarks',
    saveNotes: 'Save notes as Markdown',
    notesTitle: (site: string) => `Notes from ${site}`,
    saveSources: 'Save the sources as OPML',
    load: 'Add from a file',
    added: (articles: string, notes: string) => `Added: ${articles}, ${notes}`,
    notes: (count: string, isOne: boolean) => (isOne ? '1 note' : `${count} notes`),
    withBroken: (added: string, notes: string) => `${added}. Left out because they are damaged: ${notes}.`,
    deleteAll: 'Delete everything',
    deleteAgain: 'Really delete everything: it cannot be undone',
    deleted: 'Everything is deleted',
    refused: {
      json: 'This file is not JSON. Choose a file that was saved here.',
      other: 'This file was not saved by a reading desk.',
      newer: 'This file was saved by a newer version. Reload the page and try again.',
      damaged: (where: string) => `This file is damaged at “${where}”. Nothing was added.`,
    },
    failed: 'The browser did not let this happen.',
  },
  clearHistory: 'Clear the history',
  emptyTitle: {
    starred: 'No stars yet',
    later: 'Nothing kept for later',
    noted: 'No notes yet',
    read: 'Nothing read yet',
    unread: 'All read',
  },
  empty: {
    starred: 'The star at a row, or at the head of an article, keeps it here. It stays in this browser only.',
    later: 'The clock at a row, or at the head of an article, puts it here until you have time for it.',
    noted:
      'Select words in an article and highlight them: the article is then here, with your notes. They stay in this browser only.',
    read: 'What you read stands here, the last first. It stays in this browser only.',
    unread: 'There is nothing unread in this view. What you have read is in the history.',
  },
};

export type KeepingMessages = typeof keepingEn;
