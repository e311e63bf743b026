/** The words of the palette; this file is the type of the other languages'. */
export const en = {
  title: 'Find a command, category, author or title',
  hint: 'Command, category, author or title',
  results: 'What was found',
  nothing: 'Nothing fits. Other words, or fewer?',
  found: (count: string, isOne: boolean) => (isOne ? '1 result' : `${count} results`),
  groups: {
    recent: 'Lately',
    command: 'Commands',
    place: 'Categories',
    author: 'Authors',
    title: 'Articles',
  },
};

export type PaletteMessages = typeof en;
