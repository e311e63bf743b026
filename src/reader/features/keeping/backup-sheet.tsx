import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { articlePath } from '#contract/article-url.ts';
import { manifestQuery, placesQuery } from '#reader/data/queries.ts';
import { siteRoot } from '#reader/data/site.ts';
import { formatNumber, isoDate } from '#reader/i18n/format.ts';
import { useKeepingMessages } from '#reader/i18n/use-keeping-messages.ts';
import { useLanguage, useMessages } from '#reader/i18n/use-messages.ts';
import { loadKeeper } from '#reader/state/marks.ts';
import { getMutes, setMutes } from '#reader/state/mutes.ts';
import { type NotedArticle, notesMarkdown } from '#reader/state/notes-markdown.ts';
import { getSavedViews, setSavedViews } from '#reader/state/saved-views.ts';
import type { KeptData } from '#reader/state/stored-marks.ts';
import { saveFile } from '#reader/ui/save-file.ts';
import { Sheet } from '#reader/ui/sheet.tsx';
import { parseBackup, printBackup, printBookmarks, type Refusal } from './backup-file.ts';
import styles from './keeping.module.css';
import { printOpml } from './opml.ts';

/** Takes everything that the browser keeps of the site out, in, or away. */
export function BackupSheet(props: { title: string; onChange: () => void; onClose: () => void }) {
  const { onChange, onClose } = props;
  const messages = useMessages();
  const language = useLanguage();
  const words = useKeepingMessages();
  const { backup } = words;
  const [said, setSaid] = useState('');
  const [isAsked, setAsked] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const client = useQueryClient();

  const attempt = async (work: () => Promise<string>): Promise<void> => {
    try {
      setSaid(await work());
    } catch {
      // Storage that was taken away while the page was open; nothing was changed by halves.
      setSaid(backup.failed);
    }
  };
  const save = async (): Promise<string> => {
    const { keptData } = await loadKeeper();
    const now = new Date();
    const text = printBackup(await keptData(), {
      site: siteRoot,
      now,
      views: getSavedViews(),
      mutes: getMutes(),
    });
    saveFile(`lectern-${now.toISOString().slice(0, 10)}.json`, text, 'application/json');
    return '';
  };
  const saveStars = async (): Promise<string> => {
    const { keptData } = await loadKeeper();
    const html = printBookmarks(await keptData(), { site: siteRoot, title: props.title });
    saveFile('lectern-bookmarks.html', html, 'text/html');
    return '';
  };
  const saveNotes = async (): Promise<string> => {
    const { keptData } = await loadKeeper();
    const text = notesMarkdown(notedArticles(await keptData()), backup.notesTitle(props.title));
    saveFile('lectern-notes.md', text, 'text/markdown');
    return '';
  };
  const saveSources = async (): Promise<string> => {
    const places = await client.fetchQuery(placesQuery(await client.fetchQuery(manifestQuery)));
    const text = printOpml(places, { site: siteRoot, title: props.title, now: new Date() });
    saveFile('lectern-sources.opml', text, 'text/x-opml');
    return '';
  };
  const add = async (chosen: File): Promise<string> => {
    const result = parseBackup(await chosen.text());
    if ('refusal' in result) return refusalText(result.refusal);
    const { mergeKept } = await loadKeeper();
    await mergeKept(result.data);
    setSavedViews([...getSavedViews(), ...result.views]);
    setMutes([...getMutes(), ...result.mutes]);
    onChange();
    const count = result.data.marks.size;
    const added = backup.added(
      words.articles(formatNumber(language, count), count === 1),
      notesText(result.data.notes.length),
    );
    return result.broken === 0 ? added : backup.withBroken(added, notesText(result.broken));
  };
  const notesText = (count: number): string => backup.notes(formatNumber(language, count), count === 1);
  const refusalText = (refusal: Refusal): string =>
    refusal.kind === 'damaged' ? backup.refused.damaged(refusal.where) : backup.refused[refusal.kind];
  const deleteAll = async (): Promise<string> => {
    const { deleteAll } = await loadKeeper();
    await deleteAll();
    setSavedViews([]);
    setMutes([]);
    setAsked(false);
    onChange();
    return backup.deleted;
  };

  return (
    <Sheet title={backup.title} closeLabel={messages.close} side="end" onClose={onClose}>
      <div className={styles.backup}>
        <p>{backup.text}</p>
        <button type="button" className={styles.button} onClick={() => void attempt(save)}>
          {backup.save}
        </button>
        <button type="button" className={styles.button} onClick={() => void attempt(saveStars)}>
          {backup.saveStars}
        </button>
        <button type="button" className={styles.button} onClick={() => void attempt(saveNotes)}>
          {backup.saveNotes}
        </button>
        <button type="button" className={styles.button} onClick={() => void attempt(saveSources)}>
          {backup.saveSources}
        </button>
        <button type="button" className={styles.button} onClick={() => file.current?.click()}>
          {backup.load}
        </button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          aria-label={backup.load}
          hidden
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            // The same file may be chosen again.
            event.target.value = '';
            if (chosen) void attempt(() => add(chosen));
          }}
        />
        <p role="status">{said}</p>
        <button
          type="button"
          className={styles.button}
          onClick={() => (isAsked ? void attempt(deleteAll) : setAsked(true))}
        >
          {isAsked ? backup.deleteAgain : backup.deleteAll}
        </button>
      </div>
    </Sheet>
  );
}

/** The articles that have notes, the one that got its first note last before the others. */
function notedArticles({ notes, rows }: KeptData): NotedArticle[] {
  const ids = [...new Set(notes.toSorted((a, b) => a.made - b.made).map(({ article }) => article))];
  return ids.reverse().map((id) => {
    const row = rows.get(id);
    const day = row?.date == null ? null : isoDate(row.date).slice(0, 10);
    return {
      title: row?.title ?? id,
      facts: [row?.author ?? null, day].filter((fact) => fact !== null),
      url: new URL(articlePath(id), siteRoot).href,
      notes: notes.filter(({ article }) => article === id),
    };
  });
}
