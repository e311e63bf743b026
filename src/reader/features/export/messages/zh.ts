import type { ExportMessages } from './en.ts';

export const zh: ExportMessages = {
  save: '保存与打印',
  copyMarkdown: '复制为 Markdown',
  saveMarkdown: '存为 Markdown',
  saveHtml: '存为网页，图片在内',
  saveEpub: '存为 EPUB',
  print: '打印',
  original: '原文：',
  here: '本页：',
  preparing: '正在准备…',
  copied: '已复制',
  saved: (name) => `已存为 ${name}`,
  failed: '没有成功，请再试一次。',
};
