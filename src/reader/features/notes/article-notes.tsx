import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Article } from '#contract/article.ts';
import { articlePath } from '#contract/article-url.ts';
import { siteRoot } from '#reader/data/site.ts';
import { isoDate } from '#reader/i18n/format.ts';
import { type NoteAct, tellNews } from '#reader/state/mark-snapshot.ts';
import { loadKeeper, useNotes } from '#reader/state/marks.ts';
import { articleNotesMarkdown, noteMarkdown } from '#reader/state/notes-markdown.ts';
import { share } from '#reader/state/sharing.ts';
import type { Note, NoteColour } from '#reader/state/stored-notes.ts';
import { copyText } from '#reader/ui/copy-text.ts';
import { squeeze } from '#reader/ui/squeezed-text.ts';
import type { TextModel } from '#reader/ui/text-model.ts';
import { showToast } from '#reader/ui/toast.ts';
import { usePlace } from '#reader/ui/use-place.ts';
import { findPassage, type Place, passageBetween } from './find-passage.ts';
import './highlights.css';
import { type ArticleBody, useArticleBody } from '#reader/ui/use-article-body.ts';
import { newNote } from './new-note.ts';
import { NoteEditor } from './note-editor.tsx';
import { NoteList, type PlacedNote } from './note-list.tsx';
import { paintNotes } from './paint-notes.ts';
import { rangeAtCaret, rangeAtPoint } from './range-at.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useNoteMessages } from './use-note-messages.ts';
import { useSelectedRange } from './use-selected-range.ts';

/** The highlights and notes of the open article: in its text, beside what is selected, and at its end. */
export function ArticleNotes({ article }: { article: Article }) {
  const words = useNoteMessages();
  const notes = useNotes(article.id);
  const text = useArticleBody(article.html.length + (article.cover ? 1 : 0));
  const placed = usePlacedNotes(notes, text);
  const [selected, forgetSelected] = useSelectedRange(text?.body ?? null);
  const [colour, setColour] = useState<NoteColour>('yellow');
  const [open, setOpen] = useState<{ id: string; isToWrite: boolean } | null>(null);
  const opened = placed.find(({ note }) => note.id === open?.id);
  usePainted(placed, opened?.range ?? null);
  useOpening(text?.body ?? null, placed, (note) => setOpen({ id: note.id, isToWrite: false }));

  const change = async (note: Note, act: NoteAct): Promise<boolean> => {
    const { changeNote } = await loadKeeper();
    return changeNote({ article: article.id, id: note.id, note: act === 'deleted' ? null : note }, act);
  };
  const edit = (note: Note, fields: Partial<Note>, act: NoteAct): void =>
    void change({ ...note, ...fields, changed: Date.now() }, act);
  const leaveSelection = (): void => {
    const selection = getSelection();
    // It may have gone just before the bar that stands beside it.
    if (selection && selection.rangeCount > 0) selection.collapseToEnd();
    forgetSelected();
  };
  const keepSelected = async (own: NoteColour, isToWrite: boolean): Promise<void> => {
    if (!selected || !text) return;
    const passage = passageBetween(text.model.text, placeOf(text.model, selected));
    if (passage === 'long') tellNews({ kind: 'noteRefused', cause: 'long' });
    if (passage === null || passage === 'long') return;
    setColour(own);
    leaveSelection();
    const known = placed.find(({ range }) => range !== null && holds(range, selected))?.note;
    const note = known ?? newNote(article.id, passage, own);
    if (!known && !(await change(note, 'highlighted'))) return;
    if (known || isToWrite) setOpen({ id: note.id, isToWrite });
  };
  const copy = async (copied: string): Promise<void> => {
    const isDone = await copyText(copied);
    showToast({ text: isDone ? words.copied : words.copyFailed, seconds: 4 });
  };
  const shareSelected = (): void => {
    const place = selected && text && placeOf(text.model, selected);
    if (place) share({ kind: 'passage', id: article.id, text: text.model.text, ...place });
    leaveSelection();
  };
  const copyNotes = (chosen: readonly Note[]): void =>
    void copy(
      chosen.length === 1 && chosen[0]
        ? noteMarkdown(chosen[0])
        : `${articleNotesMarkdown({ ...headOf(article), notes: chosen })}\n`,
    );

  return (
    <>
      {selected && !open && (
        <SelectionBar
          range={selected}
          colour={colour}
          onHighlight={(own) => void keepSelected(own, false)}
          onWrite={() => void keepSelected(colour, true)}
          onCopy={() => {
            void copy(selected.toString());
            leaveSelection();
          }}
          onShare={shareSelected}
          onLeave={leaveSelection}
        />
      )}
      {opened && (
        <NoteEditor
          key={opened.note.id}
          note={opened.note}
          range={opened.range}
          isToWrite={open?.isToWrite ?? false}
          lang={article.lang}
          onText={(written) => edit(opened.note, { text: written }, 'written')}
          onColour={(own) => edit(opened.note, { colour: own }, 'coloured')}
          onDelete={() => {
            setOpen(null);
            void change(opened.note, 'deleted');
          }}
          onCopy={(written) => void copy(noteMarkdown({ ...opened.note, text: written }))}
          onClose={() => setOpen(null)}
        />
      )}
      {placed.length > 0 && (
        <AtEnd isWhole={text?.isWhole ?? false}>
          <NoteList
            notes={placed}
            isWhole={text?.isWhole ?? false}
            lang={article.lang}
            onShow={showInText}
            onEdit={({ id }) => setOpen({ id, isToWrite: true })}
            onCopy={copyNotes}
          />
        </AtEnd>
      )}
    </>
  );
}

/** The place for notes at the article's end, which is there when the whole text is. */
function AtEnd({ isWhole, children }: { isWhole: boolean; children: React.ReactNode }) {
  const place = usePlace('#article [data-notes-place]', isWhole);
  return isWhole && place && createPortal(children, place);
}

/** Finds the passages of notes in the text as it is now, in its order. */
function usePlacedNotes(notes: readonly Note[], text: ArticleBody | null): readonly PlacedNote[] {
  return useMemo(() => {
    if (notes.length === 0) return [];
    const squeezed = text && squeeze(text.model.text);
    const placed = notes.map((note) => {
      const place = squeezed && findPassage(squeezed, note.passage);
      const range = (place && text?.model.rangeOf(place.start, place.end)) ?? null;
      return { note, range, start: place?.start ?? Number.POSITIVE_INFINITY };
    });
    return placed.sort((a, b) => (a.start === b.start ? 0 : a.start - b.start));
  }, [notes, text]);
}

function usePainted(placed: readonly PlacedNote[], open: Range | null): void {
  useEffect(() => {
    paintNotes(
      placed.flatMap(({ note, range }) => (range ? { colour: note.colour, range } : [])),
      open,
    );
  }, [placed, open]);
  useEffect(() => () => paintNotes([]), []);
}

/** A passage is opened by a click, a tap, or Enter where the caret stands in it. */
function useOpening(
  body: HTMLElement | null,
  placed: readonly PlacedNote[],
  onOpen: (note: Note) => void,
): void {
  const openIn = useEffectEvent((find: (placed: readonly PlacedNote[]) => PlacedNote | null): boolean => {
    const found = find(placed);
    if (found) onOpen(found.note);
    return found !== null;
  });
  const press = useCallback((event: MouseEvent): void => {
    const { target } = event;
    const isControl =
      target instanceof Element && target.closest('a[href], button, summary, video, audio, img');
    if (event.defaultPrevented || isControl || getSelection()?.isCollapsed === false) return;
    openIn((all) => rangeAtPoint(all, event));
  }, []);
  useEffect(() => {
    if (!body) return;
    const enter = (event: KeyboardEvent): void => {
      const { target } = event;
      const isControl =
        target instanceof Element && target.closest('a[href], button, input, textarea, summary, [popover]');
      if (event.key !== 'Enter' || event.defaultPrevented || isControl) return;
      if (openIn((all) => rangeAtCaret(all))) event.preventDefault();
    };
    body.addEventListener('click', press);
    document.addEventListener('keydown', enter, { capture: true });
    return () => {
      body.removeEventListener('click', press);
      document.removeEventListener('keydown', enter, { capture: true });
    };
  }, [body, press]);
}

function showInText(range: Range): void {
  const element = range.startContainer.parentElement;
  element?.scrollIntoView({ block: 'center' });
  const selection = getSelection();
  selection?.removeAllRanges();
  // The caret stands in the passage: Enter opens it.
  selection?.collapse(range.startContainer, range.startOffset);
}

function placeOf(model: TextModel, { startContainer, startOffset, endContainer, endOffset }: Range): Place {
  return {
    start: model.positionOf(startContainer, startOffset),
    end: model.positionOf(endContainer, endOffset),
  };
}

function holds(outer: Range, inner: Range): boolean {
  const startsBefore = outer.compareBoundaryPoints(Range.START_TO_START, inner) <= 0;
  return startsBefore && outer.compareBoundaryPoints(Range.END_TO_END, inner) >= 0;
}

function headOf({ id, title, author, date, link }: Article) {
  const facts = [author, date === null ? null : isoDate(date).slice(0, 10), link].filter(
    (fact) => fact !== null,
  );
  return { title, facts, url: new URL(articlePath(id), siteRoot).href };
}
