import type { MuteMessages } from './en.ts';

export const zhHant = {
  title: '封鎖的詞、作者和來源',
  close: '關閉',
  intro:
    '標題或摘要裡有這些詞、出自這些作者或來源的文章，列表裡不再出現。自己收存的不受影響；用連結打開文章也總能打開。',
  kinds: { word: '詞', author: '作者', source: '來源' },
  word: '詞或短語',
  add: '封鎖',
  nothing: '還沒有封鎖什麼。',
  unmute: (name) => `不再封鎖「${name}」`,
  muteSource: (name) => `封鎖來源「${name}」`,
  muteAuthor: (name) => `封鎖作者「${name}」`,
  muteWord: '封鎖某個詞…',
  muted: (name) => `已封鎖「${name}」`,
  unmuted: (name) => `不再封鎖「${name}」`,
  undo: '復原',
  hidden: (count) => `到這裡已隱藏 ${count} 篇`,
  noneHidden: '到這裡沒有被封鎖的文章',
  allShown: '被封鎖的文章也在列表裡',
  show: '顯示',
  hide: '隱藏',
  manage: '管理',
} satisfies MuteMessages;
