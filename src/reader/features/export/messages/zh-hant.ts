import type { ExportMessages } from './en.ts';

export const zhHant: ExportMessages = {
  save: '儲存與列印',
  copyMarkdown: '複製為 Markdown',
  saveMarkdown: '儲存為 Markdown',
  saveHtml: '儲存為網頁，包含圖片',
  saveEpub: '儲存為 EPUB',
  print: '列印',
  original: '原文：',
  here: '本頁：',
  preparing: '準備中…',
  copied: '已複製',
  saved: (name) => `已儲存為 ${name}`,
  failed: '未能完成，請再試一次。',
};
