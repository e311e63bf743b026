import type { SearchMessages } from './en.ts';

export const zhHant: SearchMessages = {
  understood: '檢索條件',
  parts: {
    text: '全文',
    title: '標題',
    author: '作者',
    source: '來源',
    category: '分類',
    before: '早於',
    after: '晚於',
    is: '標記',
    has: '含有',
    or: '或',
  },
  not: '不含',
  remove: (part) => `去掉：${part}`,
  titlesOnly: '這個書庫只檢索標題和摘要，不檢索正文。',

  hits: '本文中的命中',
  place: (at, total) => `${at} / ${total}`,
  next: '下一處（n）',
  previous: '上一處（N）',
  close: '不再標出',

  recent: '最近的檢索',
  clearRecent: '清空檢索記錄',
};
