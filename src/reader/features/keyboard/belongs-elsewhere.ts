/**
 * Whether a key that was pressed is not for the desk: somebody has taken it, a person types, or what has the focus has keys of
 * its own. `key` is its name; commands with `mod` also work while one types.
 */
export function belongsElsewhere(event: KeyboardEvent, key: string): boolean {
  const { target } = event;
  if (event.defaultPrevented || document.querySelector('dialog[open], [aria-modal="true"]')) return true;
  if (!(target instanceof Element)) return false;
  if (key.startsWith('mod+')) return false;
  if (target.closest('input, textarea, select, [popover], [role="menu"]')) return true;
  if (target instanceof HTMLElement && target.isContentEditable) return true;
  if (key === 'Escape') return hasOpenPopover();
  if (key.endsWith('Space')) return target.closest('button, summary, [role="button"], audio, video') !== null;
  return key === 'Enter' && target.closest('a[href], button, summary, [role="button"]') !== null;
}

/** Escape closes a popover wherever the focus is. */
function hasOpenPopover(): boolean {
  return [...document.querySelectorAll<HTMLElement>('[popover]')].some((popover) => isShown(popover));
}

function isShown(popover: HTMLElement): boolean {
  return popover.getClientRects().length > 0;
}
