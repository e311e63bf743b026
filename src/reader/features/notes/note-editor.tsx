import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { type Note, type NoteColour, noteColours, noteLimits } from '#reader/state/stored-notes.ts';
import styles from './notes.module.css';
import { placeNear } from './place-near.ts';
import { useNoteMessages } from './use-note-messages.ts';

/**
 * A note beside its passage: to read, to write, to colour, to delete. What was written is kept however it is closed, also when the
 * page is left: it can be taken back.
 */
export function NoteEditor(props: {
  note: Note;
  /** Where its passage stands; `null` when it is no longer in the text. */
  range: Range | null;
  /** The person wants to write at once. */
  isToWrite: boolean;
  lang: string;
  onText: (text: string) => void;
  onColour: (colour: NoteColour) => void;
  onDelete: () => void;
  onCopy: (text: string) => void;
  onClose: () => void;
}) {
  const { note, range, isToWrite, lang, onColour, onDelete, onCopy } = props;
  const words = useNoteMessages();
  const popover = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const isDropped = useRef(false);
  const keep = useEffectEvent(() => {
    const text = field.current?.value.trim() ?? '';
    if (!isDropped.current && text !== props.note.text) props.onText(text);
  });
  const onClose = useEffectEvent(props.onClose);

  useLayoutEffect(() => {
    const element = popover.current;
    if (!element) return;
    element.showPopover();
    if (range) placeNear(element, range.getBoundingClientRect(), 'below');
    else
      placeNear(
        element,
        { left: innerWidth / 2, width: 0, top: innerHeight / 3, bottom: innerHeight / 3 },
        'below',
      );
    (isToWrite ? field.current : element)?.focus({ preventScroll: true });
  }, [range, isToWrite]);

  useEffect(() => {
    const element = popover.current;
    const toggle = (event: ToggleEvent): void => {
      if (event.newState === 'open') return;
      keep();
      onClose();
    };
    const leave = (): void => keep();
    element?.addEventListener('toggle', toggle);
    addEventListener('pagehide', leave);
    return () => {
      element?.removeEventListener('toggle', toggle);
      removeEventListener('pagehide', leave);
    };
  }, []);

  const close = (): void => popover.current?.hidePopover();
  return (
    <div
      ref={popover}
      className={styles.editor}
      popover="auto"
      role="dialog"
      aria-label={words.note}
      tabIndex={-1}
      onKeyDown={(event) => {
        const isDone = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (event.key !== 'Escape' && !isDone) return;
        if (event.nativeEvent.isComposing) return;
        // It closes the note and not the article.
        event.preventDefault();
        close();
      }}
    >
      <p className={styles.quote} lang={lang} dir="auto">
        {note.passage.quote}
      </p>
      {!range && <p className={styles.hint}>{words.lost}</p>}
      <textarea
        ref={field}
        defaultValue={note.text}
        maxLength={noteLimits.text}
        aria-label={words.note}
        placeholder={words.noteHint}
        dir="auto"
      />
      <div className={styles.actions}>
        <fieldset className={styles.colours}>
          <legend className={styles.hidden}>{words.colour}</legend>
          {noteColours.map((colour) => (
            <label key={colour} data-colour={colour} title={words.colours[colour]}>
              <input
                type="radio"
                name="note-colour"
                checked={note.colour === colour}
                aria-label={words.colours[colour]}
                onChange={() => onColour(colour)}
              />
              <span className={styles.swatch} aria-hidden="true">
                文
              </span>
            </label>
          ))}
        </fieldset>
        <button type="button" className={styles.done} onClick={close}>
          {words.done}
        </button>
      </div>
      <div className={styles.actions}>
        <button type="button" onClick={() => onCopy(field.current?.value ?? '')}>
          {words.copyQuote}
        </button>
        <button
          type="button"
          onClick={() => {
            isDropped.current = true;
            onDelete();
          }}
        >
          {words.remove}
        </button>
      </div>
    </div>
  );
}
