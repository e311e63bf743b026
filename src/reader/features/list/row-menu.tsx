import { useKeepingMessages } from '#reader/i18n/use-keeping-messages.ts';
import { useMessages } from '#reader/i18n/use-messages.ts';
import { changeMark, useMark } from '#reader/state/marks.ts';
import { closePopover } from '#reader/ui/close-popover.ts';

/** The rest of what can be done with a row, in its popover; each closes it. */
export function RowMenu({ id, onRead }: { id: string; onRead: (which: 'above' | 'below') => void }) {
  const words = useKeepingMessages();
  const messages = useMessages();
  const mark = useMark(id);
  const isRead = mark.read !== null;
  // Some densities have no room for a star; one that is set is always in the row.
  const star: [label: string, act: () => void] = [
    messages.star,
    () => void changeMark([id], { starred: true }),
  ];
  const actions: readonly [label: string, act: () => void][] = [
    [
      mark.later === null ? messages.readLater : words.notLater,
      () => void changeMark([id], { later: mark.later === null }),
    ],
    [isRead ? words.keepUnread : words.markRead, () => void changeMark([id], { read: !isRead })],
    [words.markAboveRead, () => onRead('above')],
    [words.markBelowRead, () => onRead('below')],
    ...(mark.starred === null ? [star] : []),
  ];
  return actions.map(([label, act]) => (
    <button
      key={label}
      type="button"
      onClick={(event) => {
        closePopover(event);
        act();
      }}
    >
      {label}
    </button>
  ));
}
