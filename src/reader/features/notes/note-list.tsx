import type { Note } from '#reader/state/stored-notes.ts';
import styles from './notes.module.css';
import { canPaint } from './paint-notes.ts';
import { useNoteMessages } from './use-note-messages.ts';

/** A note, and where its passage stands; `null`: not in the text, as far as it is in the page. */
export type PlacedNote = { note: Note; range: Range | null };

/** All notes of an article, at its end, in the order of the text; those whose passage is gone come last. */
export function NoteList(props: {
  notes: readonly PlacedNote[];
  /** The whole text was looked through. */
  isWhole: boolean;
  lang: string;
  onShow: (range: Range) => void;
  onEdit: (note: Note) => void;
  onCopy: (notes: readonly Note[]) => void;
}) {
  const { notes, isWhole, lang, onShow, onEdit, onCopy } = props;
  const words = useNoteMessages();
  return (
    <section className={styles.list} aria-labelledby="article-notes">
      <div className={styles.head}>
        <h2 id="article-notes" tabIndex={-1} data-article-notes="">
          {words.notes}
        </h2>
        <button type="button" className={styles.all} onClick={() => onCopy(notes.map(({ note }) => note))}>
          {words.copyAll}
        </button>
      </div>
      {!canPaint() && <p className={styles.hint}>{words.cannotPaint}</p>}
      <ol>
        {notes.map(({ note, range }) => (
          <li key={note.id} data-colour={note.colour}>
            <blockquote lang={lang} dir="auto">
              {note.passage.quote}
            </blockquote>
            {note.text && (
              <p className={styles.text} dir="auto">
                {note.text}
              </p>
            )}
            {!range && isWhole && <p className={styles.hint}>{words.lost}</p>}
            <div className={styles.actions}>
              {range && (
                <button type="button" onClick={() => onShow(range)}>
                  {words.show}
                </button>
              )}
              <button type="button" onClick={() => onEdit(note)}>
                {words.edit}
              </button>
              <button type="button" onClick={() => onCopy([note])}>
                {words.copyQuote}
              </button>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
