import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useRef } from 'react';
import type { SavedView } from '#reader/state/saved-view.ts';
import { setSavedViews, useSavedViews } from '#reader/state/saved-views.ts';
import { IconButton } from '#reader/ui/icon-button.tsx';
import { Sheet } from '#reader/ui/sheet.tsx';
import { showToast } from '#reader/ui/toast.ts';
import { useListMessages } from './use-list-messages.ts';
import styles from './view-menu.module.css';

/** The pinned views, to be named, put in order and removed. */
export function SavedViewsSheet({ onClose }: { onClose: () => void }) {
  const words = useListMessages();
  const views = useSavedViews();
  const list = useRef<HTMLUListElement>(null);

  const rename = (query: string, name: string): void =>
    setSavedViews(views.map((view) => (view.query === query && name ? { ...view, name } : view)));
  const remove = (removed: SavedView): void => {
    setSavedViews(views.filter((view) => view !== removed));
    showToast({
      text: words.removed(removed.name),
      action: { label: words.undo, onAction: () => setSavedViews(views) },
    });
    // The button that had the focus is gone.
    list.current?.closest('dialog')?.focus();
  };

  return (
    <Sheet title={words.savedViews} closeLabel={words.close} side="end" onClose={onClose}>
      {views.length === 0 && <p className={styles.none}>{words.noViews}</p>}
      <ul ref={list} className={styles.saved}>
        {views.map((view, index) => (
          <li key={view.query}>
            <input
              type="text"
              aria-label={words.viewName(view.name)}
              defaultValue={view.name}
              onBlur={({ currentTarget: field }) => {
                rename(view.query, field.value.trim());
                if (field.value.trim() === '') field.value = view.name;
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur();
              }}
            />
            <IconButton
              icon={ArrowUp}
              label={words.moveUp(view.name)}
              aria-disabled={index === 0}
              onClick={() => setSavedViews(moved(views, index, -1))}
            />
            <IconButton
              icon={ArrowDown}
              label={words.moveDown(view.name)}
              aria-disabled={index === views.length - 1}
              onClick={() => setSavedViews(moved(views, index, 1))}
            />
            <IconButton icon={X} label={words.remove(view.name)} onClick={() => remove(view)} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** The views with one of them a step further; at an end of the list it stays. */
function moved(views: readonly SavedView[], index: number, step: 1 | -1): readonly SavedView[] {
  const view = views[index];
  const other = views[index + step];
  if (!view || !other) return views;
  return views.with(index, other).with(index + step, view);
}
