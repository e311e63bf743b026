import type { PaletteMessages } from './en.ts';

export const zh = {
  title: '查找命令、分类、作者或标题',
  hint: '命令、分类、作者或标题',
  results: '找到的内容',
  nothing: '没有符合的内容。换几个字，或少打几个字试试。',
  found: (count) => `${count} 个结果`,
  groups: {
    recent: '最近用过',
    command: '命令',
    place: '分类',
    author: '作者',
    title: '文章',
  },
} satisfies PaletteMessages;
