import type { NoteMessages } from './en.ts';

export const zh = {
  selection: '选中的文字',
  highlight: (colour) => `划线：${colour}`,
  colours: { yellow: '藤黄', red: '朱砂', blue: '石青' },
  copy: '复制',
  share: '分享',
  copied: '已复制',
  copyFailed: '没能复制',
  note: '笔记',
  noteHint: '写下想法，只存在这个浏览器中。',
  colour: '颜色',
  done: '完成',
  remove: '删除',
  copyQuote: '复制为 Markdown',
  notes: '笔记',
  copyAll: '全部复制为 Markdown',
  show: '看原文',
  edit: '编辑',
  lost: '文中已经找不到这段文字，笔记仍然保留。',
  cannotPaint: '这个浏览器不能在文中着色，划线都列在这里。',
} satisfies NoteMessages;
