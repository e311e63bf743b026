export const en = {
  title: 'Reading settings',
  close: 'Close',

  theme: 'Theme',
  themes: {
    auto: 'System',
    time: 'By time',
    light: 'Light',
    dark: 'Dark',
    sepia: 'Sepia',
    black: 'Black',
    contrast: 'Contrast',
    eink: 'E-ink',
  },
  timeHint: 'Dark from 19:00 to 7:00.',

  text: 'Text',
  script: 'Articles in',
  scripts: { zh: 'Chinese', latin: 'Other languages' },
  face: 'Typeface',
  faces: { hei: 'Hei', song: 'Song', kai: 'Kai', sans: 'Sans', serif: 'Serif' },
  size: 'Size',
  leading: 'Line height',
  measure: 'Width',
  pixels: (value: string) => `${value} px`,
  characters: (value: string) => `${value} chars`,
  paragraphs: 'Paragraphs',
  paragraphStyles: { gap: 'Spaced', indent: 'Indented' },
  justified: 'Even right edge',
  justifiedHint: 'From 30 characters a line.',
  reset: 'Reset text',
  sample: 'Sample',

  chinese: 'Chinese',
  /** Each script is called as it calls itself. */
  chineseScripts: { original: 'As written', hans: '简体', 'hant-tw': '台灣繁體', 'hant-hk': '香港繁體' },

  pictures: 'Pictures',
  pictureChoices: { auto: 'By connection', always: 'Always', tap: 'On tap' },
  reading: 'Mark as read',
  readingChoices: { finished: 'When read', opened: 'When opened', off: 'Never' },
  swipes: 'Swipes',
  swipeChoices: { on: 'On', off: 'Off' },
  language: 'Language',
  browserLanguage: 'Browser’s',

  dialogs: { palette: 'Find a command or title', keys: 'Keyboard shortcuts' },
};

/** The words of the panel, as every language has them. */
export type SettingsMessages = typeof en;
