import { Check, ChevronRight, Plus } from 'lucide-react';
import { memo, useState } from 'react';
import { Link } from 'react-router';
import { categoryKey } from '#contract/list-index.ts';
import type { Place } from '#contract/places.ts';
import { everything, printView, type View } from '#contract/view.ts';
import { formatNumber } from '#reader/i18n/format.ts';
import { useLanguage, useMessages } from '#reader/i18n/use-messages.ts';
import styles from './places-tree.module.css';

/**
 * The category tree: a name shows that category alone, the mark beside it adds it to what is shown. An open branch has a hundred
 * links, so it is not drawn again whenever some rows arrive.
 */
export const PlacesTree = memo(function PlacesTree(props: { places: readonly Place[]; view: View }) {
  const { places, view } = props;
  const chosen = new Set(view.categories.map(categoryKey));
  return (
    <ul className={styles.tree}>
      {places.map((place) => (
        <PlaceNode key={categoryKey(place.path)} place={place} view={view} chosen={chosen} />
      ))}
    </ul>
  );
});

type NodeProps = { place: Place; view: View; chosen: ReadonlySet<string> };

function PlaceNode({ place, view, chosen }: NodeProps) {
  const language = useLanguage();
  const messages = useMessages();
  const key = categoryKey(place.path);
  const isChosen = chosen.has(key);
  const holdsChosen = [...chosen].some((other) => other.startsWith(`${key}/`));
  const [isOpen, setOpen] = useState(holdsChosen || isChosen);
  const [heldChosen, setHeldChosen] = useState(holdsChosen);
  // What is chosen elsewhere comes into sight; it may be folded away again.
  if (holdsChosen !== heldChosen) {
    setHeldChosen(holdsChosen);
    if (holdsChosen) setOpen(true);
  }
  const name = place.path.at(-1) ?? '';
  const hasChildren = place.children.length > 0;

  return (
    <li>
      <div className={styles.node}>
        {hasChildren ? (
          <button
            type="button"
            className={styles.fold}
            aria-expanded={isOpen}
            aria-label={isOpen ? messages.collapse(name) : messages.expand(name)}
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronRight size={16} strokeWidth={1.5} aria-hidden="true" />
          </button>
        ) : (
          <span className={styles.fold} />
        )}
        <Link
          className={styles.link}
          to={`/${printView({ ...everything, categories: [place.path] })}`}
          aria-current={isChosen ? 'true' : undefined}
        >
          <span className={styles.name} title={name}>
            {name}
          </span>
          <span className={styles.count}>{formatNumber(language, place.count)}</span>
        </Link>
        <ToggleLink place={place} view={view} isChosen={isChosen} />
      </div>
      {hasChildren && isOpen && (
        <ul className={styles.tree}>
          {place.children.map((child) => (
            <PlaceNode key={categoryKey(child.path)} place={child} view={view} chosen={chosen} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** Whether one category lies in the other: both together would say no more than the wider one. */
function isNested(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.every((name, index) => long[index] === name);
}

function ToggleLink({ place, view, isChosen }: { place: Place; view: View; isChosen: boolean }) {
  const messages = useMessages();
  const name = place.path.at(-1) ?? '';
  const key = categoryKey(place.path);
  const categories = isChosen
    ? view.categories.filter((path) => categoryKey(path) !== key)
    : [...view.categories.filter((path) => !isNested(path, place.path)), place.path];
  const label = isChosen ? messages.removeCategory(name) : messages.addCategory(name);
  const Icon = isChosen ? Check : Plus;
  return (
    <Link
      className={styles.toggle}
      to={`/${printView({ ...view, categories })}`}
      aria-label={label}
      title={label}
      data-chosen={isChosen || undefined}
    >
      <Icon size={16} strokeWidth={1.5} aria-hidden="true" />
    </Link>
  );
}
