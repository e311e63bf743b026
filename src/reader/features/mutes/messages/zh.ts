import type { MuteMessages } from './en.ts';

export const zh = {
  title: '屏蔽的词、作者和来源',
  close: '关闭',
  intro:
    '标题或摘要里有这些词、出自这些作者或来源的文章，列表里不再出现。自己收存的不受影响；用链接打开文章也总能打开。',
  kinds: { word: '词', author: '作者', source: '来源' },
  word: '词或短语',
  add: '屏蔽',
  nothing: '还没有屏蔽什么。',
  unmute: (name) => `不再屏蔽「${name}」`,
  muteSource: (name) => `屏蔽来源「${name}」`,
  muteAuthor: (name) => `屏蔽作者「${name}」`,
  muteWord: '屏蔽某个词…',
  muted: (name) => `已屏蔽「${name}」`,
  unmuted: (name) => `不再屏蔽「${name}」`,
  undo: '撤销',
  hidden: (count) => `到这里已隐藏 ${count} 篇`,
  noneHidden: '到这里没有被屏蔽的文章',
  allShown: '被屏蔽的文章也在列表里',
  show: '显示',
  hide: '隐藏',
  manage: '管理',
} satisfies MuteMessages;
