import type { PaletteMessages } from './en.ts';

export const zhHant = {
  title: '尋找指令、分類、作者或標題',
  hint: '指令、分類、作者或標題',
  results: '找到的內容',
  nothing: '沒有符合的內容。請換幾個字，或少打幾個字試試。',
  found: (count) => `${count} 個結果`,
  groups: {
    recent: '最近使用',
    command: '指令',
    place: '分類',
    author: '作者',
    title: '文章',
  },
} satisfies PaletteMessages;
