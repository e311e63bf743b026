import {
  GalleryThumbnails,
  type LucideIcon,
  Newspaper,
  Pin,
  PinOff,
  Rows3,
  Rows4,
  Rss,
  Share2,
} from 'lucide-react';
import { type MouseEvent, useId } from 'react';
import { printView, type View } from '#contract/view.ts';
import { type Density, densities, setDensity, useDensity } from '#reader/state/densities.ts';
import { getSavedViews, setSavedViews, useSavedViews } from '#reader/state/saved-views.ts';
import { share } from '#reader/state/sharing.ts';
import { closePopover } from '#reader/ui/close-popover.ts';
import { showToast } from '#reader/ui/toast.ts';
import { useListMessages } from './use-list-messages.ts';
import styles from './view-menu.module.css';

const icons: Record<Density, LucideIcon> = {
  compact: Rows4,
  comfortable: Rows3,
  magazine: Newspaper,
  gallery: GalleryThumbnails,
};

/** How the list of a view is set, whether it is pinned, and how to pass it on or subscribe to it where there are feeds. */
export function ViewMenu(props: {
  view: View;
  name: string;
  onEdit: () => void;
  onSubscribe: (() => void) | null;
}) {
  const { view, name, onEdit, onSubscribe } = props;
  const words = useListMessages();
  const group = useId();
  const chosen = useDensity(view);
  const isSaved = useSavedViews().some(({ query }) => query === printView(view));

  const toggle = (event: MouseEvent<HTMLElement>): void => {
    closePopover(event);
    const before = getSavedViews();
    const query = printView(view);
    setSavedViews(isSaved ? before.filter((saved) => saved.query !== query) : [...before, { name, query }]);
    showToast({
      text: isSaved ? words.removed(name) : words.saved(name),
      action: { label: words.undo, onAction: () => setSavedViews(before) },
    });
  };

  return (
    <>
      <fieldset className={styles.densities}>
        <legend>{words.density}</legend>
        {densities.map((density) => {
          const Icon = icons[density];
          return (
            <label key={density}>
              <input
                type="radio"
                name={group}
                checked={density === chosen}
                onChange={() => setDensity(view, density)}
              />
              <Icon size={20} strokeWidth={1.5} aria-hidden="true" />
              {words.densities[density]}
            </label>
          );
        })}
      </fieldset>
      <button className={styles.action} type="button" onClick={toggle}>
        {isSaved ? (
          <PinOff size={16} strokeWidth={1.5} aria-hidden="true" />
        ) : (
          <Pin size={16} strokeWidth={1.5} aria-hidden="true" />
        )}
        {isSaved ? words.unsaveView : words.saveView}
      </button>
      <button
        className={styles.action}
        type="button"
        onClick={(event) => {
          closePopover(event);
          onEdit();
        }}
      >
        {words.editViews}
      </button>
      <button
        className={styles.action}
        type="button"
        onClick={(event) => {
          closePopover(event);
          share({ kind: 'view', view });
        }}
      >
        <Share2 size={16} strokeWidth={1.5} aria-hidden="true" />
        {words.share}
      </button>
      {onSubscribe && (
        <button
          className={styles.action}
          type="button"
          onClick={(event) => {
            closePopover(event);
            onSubscribe();
          }}
        >
          <Rss size={16} strokeWidth={1.5} aria-hidden="true" />
          {words.subscribe}
        </button>
      )}
    </>
  );
}
