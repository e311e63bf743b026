import type { ListMessages } from './en.ts';

export const zhHant = {
  density: '疏密',
  densities: { compact: '緊湊', comfortable: '舒適', magazine: '雜誌', gallery: '畫廊' },
  saveView: '釘選此檢視',
  unsaveView: '取消釘選',
  editViews: '整理釘選的檢視',
  savedViews: '釘選的檢視',
  viewName: (name) => `檢視「${name}」的名稱`,
  moveUp: (name) => `上移「${name}」`,
  moveDown: (name) => `下移「${name}」`,
  remove: (name) => `移除「${name}」`,
  saved: (name) => `已釘選「${name}」`,
  removed: (name) => `已取消釘選「${name}」`,
  undo: '復原',
  close: '關閉',
  seenBefore: '上次看到這裡',
  oneArrived: '1 篇新文章',
  arrived: (count, isMore) => `${count}${isMore ? ' 篇以上' : ' 篇'}新文章`,
  noViews: '還沒有釘選的檢視。在列表的「檢視」選單裡選「釘選此檢視」，它就會出現在分類上方。',
} satisfies ListMessages;
