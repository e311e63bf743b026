let leave: (() => void) | null = null;
let scrolled = 0;

/** What is scrolled in a page that came with its article or list, and in the app. */
const panes = [
  { served: '.desk_article', own: '#article' },
  { served: '.article-list_scroller', own: '#list' },
];

/**
 * Where the app is to be drawn. A page that came with its article or list stays in sight until the app shows the same: the app grows behind it, in its
 * final layout, and takes its place by `leaveServedPage`. A page that came empty, or with rows that are not wanted (`public/theme.js`), is the app's
 * from the start.
 */
export function stageFor(root: HTMLElement): HTMLElement {
  const served = root.querySelector<HTMLElement>('[data-served]');
  if (!served || getComputedStyle(served).visibility === 'hidden') return root;
  const stage = document.createElement('div');
  stage.className = 'stage-behind';
  root.after(stage);
  leave = () => {
    const pane = panes.find((pane) => served.querySelector(pane.served));
    scrolled = (pane && served.querySelector(pane.served)?.scrollTop) ?? 0;
    root.remove();
    stage.removeAttribute('class');
    stage.id = 'lectern';
    for (const animation of stage.getAnimations({ subtree: true })) animation.finish();
    const own = pane && stage.querySelector<HTMLElement>(pane.own);
    if (own && scrolled > 0) own.scrollTop = scrolled;
    own?.focus({ preventScroll: true });
  };
  return stage;
}

/** The app shows what its address asks for, or why it cannot. */
export function leaveServedPage(): void {
  leave?.();
  leave = null;
}

/** How far a person had read down the page before the app took its place, in pixels; told once. */
export function takeServedScroll(): number {
  const pixels = scrolled;
  scrolled = 0;
  return pixels;
}
