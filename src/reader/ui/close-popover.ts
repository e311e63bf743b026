import type { MouseEvent } from 'react';

/** Closes the popover that a pressed control stands in. */
export function closePopover({ currentTarget }: MouseEvent<HTMLElement>): void {
  currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
}
