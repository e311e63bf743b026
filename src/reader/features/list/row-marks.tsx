import { Clock, Ellipsis, Star } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import type { Row } from '#contract/row.ts';
import { useMessages } from '#reader/i18n/use-messages.ts';
import { changeMark, useMark } from '#reader/state/marks.ts';
import { IconButton } from '#reader/ui/icon-button.tsx';
import styles from './row-marks.module.css';

const RowMenu = lazy(async () => {
  const { RowMenu } = await import('./row-menu.tsx');
  return { default: RowMenu };
});

/** What a person can note of a row's article, at the end of its last line. */
export function RowMarks(props: {
  row: Row;
  onRead: (which: 'above' | 'below') => void;
  /** What else is in the menu. */
  more?: ReactNode;
}) {
  const { row, onRead, more } = props;
  const messages = useMessages();
  const mark = useMark(row.id);
  const menu = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.marks}>
      <IconButton
        icon={Star}
        size={16}
        label={messages.star}
        aria-pressed={mark.starred !== null}
        onClick={() => void changeMark([row.id], { starred: mark.starred === null })}
      />
      <IconButton
        icon={Clock}
        size={16}
        label={messages.readLater}
        aria-pressed={mark.later !== null}
        onClick={() => void changeMark([row.id], { later: mark.later === null })}
      />
      <IconButton icon={Ellipsis} size={16} label={messages.moreActions} popoverTarget={menu} />
      <div
        className={styles.menu}
        id={menu}
        popover="auto"
        onBeforeToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen && (
          <Suspense fallback={null}>
            <RowMenu id={row.id} onRead={onRead} />
            {more}
          </Suspense>
        )}
      </div>
    </div>
  );
}
