let leave: (() => void) | null = null;
let scrolled = 0;

/**
 * Where the app is to be drawn. A page that came with its article stays in sight until the app shows the same: the app grows behind it, in its
 * final layout, and takes its place by `leaveServedPage`. A page that came empty is the app's from the start.
 */
export function stageFor(root: HTMLElement): HTMLElement {
  const served = root.querySelector<HTMLElement>('[data-served]');
  if (!served) return root;
  const stage = document.createElement('div');
  stage.className = 'stage-behind';
  root.after(stage);
  leave = () => {
    scrolled = served.querySelector('.desk_article')?.scrollTop ?? 0;
    root.remove();
    stage.removeAttribute('class');
    stage.id = 'lectern';
    for (const animation of stage.getAnimations({ subtree: true })) animation.finish();
    const pane = stage.querySelector<HTMLElement>('#article');
    if (pane && scrolled > 0) pane.scrollTop = scrolled;
    pane?.focus({ preventScroll: true });
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
