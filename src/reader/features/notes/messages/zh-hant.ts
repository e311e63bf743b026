import type { NoteMessages } from './en.ts';

export const zhHant = {
  selection: '選取的文字',
  highlight: (colour) => `畫線：${colour}`,
  colours: { yellow: '藤黃', red: '硃砂', blue: '石青' },
  copy: '複製',
  share: '分享',
  copied: '已複製',
  copyFailed: '未能複製',
  note: '筆記',
  noteHint: '寫下想法，只存在這個瀏覽器裡。',
  colour: '顏色',
  done: '完成',
  remove: '刪除',
  copyQuote: '複製為 Markdown',
  notes: '筆記',
  copyAll: '全部複製為 Markdown',
  show: '查看原文',
  edit: '編輯',
  lost: '文中已找不到這段文字，筆記仍然保留。',
  cannotPaint: '這個瀏覽器無法在文中著色，畫線都列在這裡。',
} satisfies NoteMessages;
