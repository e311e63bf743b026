import { Autocomplete } from '@base-ui/react/autocomplete';
import { Search } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { formatNumber } from '#reader/i18n/format.ts';
import { useLanguage } from '#reader/i18n/use-messages.ts';
import { whenIdle } from '#reader/ui/when-idle.ts';
import { type Entry, type EntryGroup, findEntries, firstEntries, foldLater } from './find-entries.ts';
import styles from './palette.module.css';
import { recentChoices, rememberChoice } from './recent-choices.ts';
import { usePaletteMessages } from './use-palette-messages.ts';

const idleTimeoutMs = 500;

/** A field over the page that finds commands, places, authors and titles, and goes there. */
export function Palette(props: {
  entries: readonly Entry[];
  /** What stands at the end of an entry's line, such as its keys. */
  asideOf: (entry: Entry) => ReactNode;
  onClose: () => void;
}) {
  const { entries, asideOf, onClose } = props;
  const words = usePaletteMessages();
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [recent] = useState(recentChoices);
  const folded = useMemo(() => foldLater(entries), [entries]);
  useEffect(() => whenIdle(() => void folded(), idleTimeoutMs), [folded]);
  const groups = useMemo(
    () => (query.trim() === '' ? firstEntries(entries, recent) : findEntries(folded(), query)),
    [entries, folded, recent, query],
  );
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const choose = (entry: Entry): void => {
    rememberChoice(entry.id);
    // The focus goes back to where it was before the command moves it.
    dialog.current?.close();
    onClose();
    entry.run();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes a dialog with Escape; this is the click beside it.
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label={words.title}
      onClose={(event) => {
        // Told after the fact: strict mode has opened it again by then.
        if (!event.currentTarget.open) onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <Autocomplete.Root
        inline
        open
        items={groups}
        filter={null}
        value={query}
        onValueChange={(value) => setQuery(value)}
        itemToStringValue={(entry: Entry) => entry.label}
        autoHighlight="always"
        keepHighlight
      >
        <div className={styles.field}>
          <Search size={18} strokeWidth={1.5} aria-hidden="true" />
          <Autocomplete.Input className={styles.input} aria-label={words.title} placeholder={words.hint} />
        </div>
        <Autocomplete.List className={styles.list} aria-label={words.results}>
          {(group: EntryGroup) => (
            <Autocomplete.Group key={group.value} items={group.items} className={styles.group}>
              <Autocomplete.GroupLabel className={styles.groupLabel}>
                {words.groups[group.value]}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(entry: Entry) => (
                  <Autocomplete.Item
                    key={entry.id}
                    value={entry}
                    className={styles.entry}
                    onClick={() => choose(entry)}
                  >
                    <span className={styles.label}>{entry.label}</span>
                    {entry.hint && <span className={styles.hint}>{entry.hint}</span>}
                    <span className={styles.aside}>{asideOf(entry)}</span>
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
        <Autocomplete.Empty className={styles.empty}>{words.nothing}</Autocomplete.Empty>
        <Count groups={groups} />
      </Autocomplete.Root>
    </dialog>
  );
}

function Count({ groups }: { groups: readonly EntryGroup[] }) {
  const words = usePaletteMessages();
  const language = useLanguage();
  const count = groups.reduce((total, { items }) => total + items.length, 0);
  return (
    <Autocomplete.Status className={styles.count}>
      {count > 0 && words.found(formatNumber(language, count), count === 1)}
    </Autocomplete.Status>
  );
}
