/** The English words about what is muted. */
export const en = {
  title: 'Muted words, authors and sources',
  close: 'Close',
  intro:
    'Articles with these words in their title or summary, by these authors or from these sources are left out of the lists. What you have kept stays, and a link to an article always opens it.',
  kinds: { word: 'Words', author: 'Authors', source: 'Sources' },
  word: 'Word or phrase',
  add: 'Mute',
  nothing: 'Nothing is muted.',
  unmute: (name: string) => `No longer mute “${name}”`,
  muteSource: (name: string) => `Mute the source “${name}”`,
  muteAuthor: (name: string) => `Mute the author “${name}”`,
  muteWord: 'Mute a word…',
  muted: (name: string) => `“${name}” is muted`,
  unmuted: (name: string) => `“${name}” is no longer muted`,
  undo: 'Undo',
  hidden: (count: string) => `${count} muted so far`,
  noneHidden: 'Nothing muted so far',
  allShown: 'Muted articles are shown',
  show: 'Show',
  hide: 'Hide',
  manage: 'Manage',
};

export type MuteMessages = typeof en;
