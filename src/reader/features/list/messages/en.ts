/** The English words about how a list looks, and about views that are kept. */
export const en = {
  density: 'Density',
  densities: { compact: 'Compact', comfortable: 'Comfortable', magazine: 'Magazine', gallery: 'Gallery' },
  saveView: 'Pin this view',
  unsaveView: 'Unpin this view',
  editViews: 'Edit pinned views',
  savedViews: 'Pinned views',
  viewName: (name: string) => `Name of the view “${name}”`,
  moveUp: (name: string) => `Move “${name}” up`,
  moveDown: (name: string) => `Move “${name}” down`,
  remove: (name: string) => `Remove “${name}”`,
  saved: (name: string) => `“${name}” is pinned`,
  removed: (name: string) => `“${name}” is no longer pinned`,
  undo: 'Undo',
  close: 'Close',
  seenBefore: 'Seen last time',
  oneArrived: '1 new article',
  arrived: (count: string, isMore: boolean) => `${count}${isMore ? ' or more' : ''} new articles`,
  noViews: 'No view is pinned. “Pin this view” in the menu of a list keeps it among the categories.',
};

export type ListMessages = typeof en;
