import type { ListMessages } from './en.ts';

export const zh = {
  density: '疏密',
  densities: { compact: '紧凑', comfortable: '舒适', magazine: '杂志', gallery: '画廊' },
  saveView: '固定此视图',
  unsaveView: '取消固定',
  editViews: '整理固定的视图',
  savedViews: '固定的视图',
  viewName: (name) => `视图「${name}」的名称`,
  moveUp: (name) => `上移「${name}」`,
  moveDown: (name) => `下移「${name}」`,
  remove: (name) => `移除「${name}」`,
  saved: (name) => `已固定「${name}」`,
  removed: (name) => `已取消固定「${name}」`,
  undo: '撤销',
  close: '关闭',
  seenBefore: '上次看到这里',
  oneArrived: '1 篇新文章',
  arrived: (count, isMore) => `${count}${isMore ? ' 篇以上' : ' 篇'}新文章`,
  noViews: '还没有固定的视图。在列表的「视图」菜单里选「固定此视图」，它就会出现在分类上方。',
} satisfies ListMessages;
