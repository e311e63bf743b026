/** Where a command can be meant: in a list of articles, in an open article, or at any time. */
export type CommandPlace = 'list' | 'article' | 'anywhere';

/**
 * Every command of the desk: the keys are bound from this table and the sheet of keys is drawn from it. A key is named as
 * `key-name.ts` does it; two names with a space between them are pressed one after the other.
 */
export const commands = [
  { id: 'nextRow', group: 'list', place: 'list', keys: ['j'] },
  { id: 'previousRow', group: 'list', place: 'list', keys: ['k'] },
  { id: 'openRow', group: 'list', place: 'list', keys: ['o', 'Enter'] },
  { id: 'news', group: 'list', place: 'anywhere', keys: ['.'] },
  { id: 'filter', group: 'list', place: 'anywhere', keys: ['/'] },
  { id: 'order', group: 'list', place: 'anywhere', keys: ['g o'] },
  { id: 'viewMenu', group: 'list', place: 'anywhere', keys: ['g v'] },
  { id: 'mutes', group: 'list', place: 'anywhere', keys: ['g m'] },

  { id: 'pageDown', group: 'reading', place: 'article', keys: ['Space'] },
  { id: 'pageUp', group: 'reading', place: 'article', keys: ['Shift+Space'] },
  { id: 'scrollDown', group: 'reading', place: 'article', keys: ['j'] },
  { id: 'scrollUp', group: 'reading', place: 'article', keys: ['k'] },
  { id: 'nextArticle', group: 'reading', place: 'article', keys: ['n'] },
  { id: 'previousHit', group: 'reading', place: 'article', keys: ['Shift+n'] },
  { id: 'previousArticle', group: 'reading', place: 'article', keys: ['p'] },
  { id: 'back', group: 'reading', place: 'article', keys: ['u', 'Escape'] },
  { id: 'contents', group: 'reading', place: 'article', keys: ['t'] },
  { id: 'pictures', group: 'reading', place: 'article', keys: ['i'] },
  { id: 'focusMode', group: 'reading', place: 'article', keys: ['f'] },
  { id: 'readAloud', group: 'reading', place: 'article', keys: ['r'] },

  { id: 'star', group: 'keeping', place: 'anywhere', keys: ['s'] },
  { id: 'later', group: 'keeping', place: 'anywhere', keys: ['l'] },
  { id: 'read', group: 'keeping', place: 'anywhere', keys: ['m'] },
  { id: 'highlight', group: 'keeping', place: 'article', keys: ['h'] },
  { id: 'note', group: 'keeping', place: 'article', keys: ['e'] },
  { id: 'undo', group: 'keeping', place: 'anywhere', keys: ['z'] },
  { id: 'copyLink', group: 'keeping', place: 'anywhere', keys: ['y'] },
  { id: 'share', group: 'keeping', place: 'anywhere', keys: ['Shift+s'] },
  { id: 'copyMarkdown', group: 'keeping', place: 'article', keys: ['Shift+y'] },
  { id: 'original', group: 'keeping', place: 'article', keys: ['v'] },

  { id: 'palette', group: 'desk', place: 'anywhere', keys: ['mod+k'] },
  { id: 'home', group: 'desk', place: 'anywhere', keys: ['g h'] },
  { id: 'starred', group: 'desk', place: 'anywhere', keys: ['g s'] },
  { id: 'laterList', group: 'desk', place: 'anywhere', keys: ['g l'] },
  { id: 'notedList', group: 'desk', place: 'anywhere', keys: ['g n'] },
  { id: 'unreadList', group: 'desk', place: 'anywhere', keys: ['g u'] },
  { id: 'dates', group: 'desk', place: 'anywhere', keys: ['g d'] },
  { id: 'about', group: 'desk', place: 'anywhere', keys: ['g a'] },
  { id: 'chineseScript', group: 'desk', place: 'anywhere', keys: ['c'] },
  { id: 'theme', group: 'desk', place: 'anywhere', keys: ['d'] },
  { id: 'smallerText', group: 'desk', place: 'article', keys: ['-'] },
  { id: 'largerText', group: 'desk', place: 'article', keys: ['=', '+'] },
  { id: 'help', group: 'desk', place: 'anywhere', keys: ['?'] },
] as const satisfies readonly { id: string; group: string; place: CommandPlace; keys: readonly string[] }[];

export type Command = (typeof commands)[number];
export type CommandId = Command['id'];
export type CommandGroup = Command['group'];

/** The groups in the order of the table. */
export const commandGroups = [...new Set(commands.map(({ group }) => group))];
