import type { SearchMessages } from './en.ts';

export const zh: SearchMessages = {
  understood: '检索条件',
  parts: {
    text: '全文',
    title: '标题',
    author: '作者',
    source: '来源',
    category: '分类',
    before: '早于',
    after: '晚于',
    is: '标记',
    has: '含有',
    or: '或',
  },
  not: '不含',
  remove: (part) => `去掉：${part}`,
  titlesOnly: '这个书库只检索标题和摘要，不检索正文。',

  hits: '本文中的命中',
  place: (at, total) => `${at} / ${total}`,
  next: '下一处（n）',
  previous: '上一处（N）',
  close: '不再标出',

  recent: '最近的检索',
  clearRecent: '清空检索记录',
};
