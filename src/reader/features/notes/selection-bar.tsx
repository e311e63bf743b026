import { Copy, NotebookPen, Share2 } from 'lucide-react';
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { type NoteColour, noteColours } from '#reader/state/stored-notes.ts';
import styles from './notes.module.css';
import { placeNear } from './place-near.ts';
import { useNoteMessages } from './use-note-messages.ts';

/** What can be done with a selected passage, beside it; on a touch screen at the lower edge, where the system's own menu is not. */
export function SelectionBar(props: {
  range: Range;
  /** The colour that `h` gives. */
  colour: NoteColour;
  onHighlight: (colour: NoteColour) => void;
  onWrite: () => void;
  onCopy: () => void;
  onShare: () => void;
  onLeave: () => void;
}) {
  const { range, colour, onHighlight, onWrite, onCopy, onShare } = props;
  const words = useNoteMessages();
  const bar = useRef<HTMLDivElement>(null);
  const onLeave = useEffectEvent(props.onLeave);

  useLayoutEffect(() => {
    const place = (): void => {
      if (bar.current) placeNear(bar.current, range.getBoundingClientRect(), 'above');
    };
    place();
    addEventListener('scroll', place, { capture: true, passive: true });
    addEventListener('resize', place);
    return () => {
      removeEventListener('scroll', place, { capture: true });
      removeEventListener('resize', place);
    };
  }, [range]);

  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      // It gives up the selection and not the article.
      event.preventDefault();
      onLeave();
    };
    document.addEventListener('keydown', leave, { capture: true });
    return () => document.removeEventListener('keydown', leave, { capture: true });
  }, []);

  return (
    <div
      ref={bar}
      className={styles.bar}
      role="toolbar"
      aria-label={words.selection}
      // The selection stays while one presses.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {noteColours.map((own) => (
        <button
          key={own}
          type="button"
          data-colour={own}
          data-highlights={own === colour ? '' : undefined}
          aria-label={words.highlight(words.colours[own])}
          title={words.highlight(words.colours[own])}
          onClick={() => onHighlight(own)}
        >
          <span className={styles.swatch} aria-hidden="true">
            文
          </span>
        </button>
      ))}
      <i className={styles.rule} />
      <button type="button" data-writes-note="" onClick={onWrite}>
        <NotebookPen size={18} strokeWidth={1.5} aria-hidden="true" />
        {words.note}
      </button>
      <button type="button" onClick={onCopy}>
        <Copy size={18} strokeWidth={1.5} aria-hidden="true" />
        {words.copy}
      </button>
      <button type="button" data-shares-passage="" onClick={onShare}>
        <Share2 size={18} strokeWidth={1.5} aria-hidden="true" />
        {words.share}
      </button>
    </div>
  );
}
