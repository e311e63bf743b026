import { useNavigate } from 'react-router';
import { articlePath } from '#contract/article-url.ts';
import { everything, printView, type View } from '#contract/view.ts';
import { siteRoot } from '#reader/data/site.ts';
import type { CommandId, CommandPlace } from '#reader/features/keyboard/commands.ts';
import { scriptOfOpenArticle } from '#reader/features/settings/open-script.ts';
import { useSettingsMessages } from '#reader/features/settings/use-settings-messages.ts';
import { isFocusMode, setFocusMode } from '#reader/state/focus-mode.ts';
import { markOf } from '#reader/state/mark-snapshot.ts';
import { changeMark, loadKeeper, type Mark, undoMarks } from '#reader/state/marks.ts';
import { openDialog } from '#reader/state/open-dialog.ts';
import {
  chineseScripts,
  getPreferences,
  type Preferences,
  setPreferences,
  themes,
} from '#reader/state/preferences.ts';
import { share } from '#reader/state/sharing.ts';
import { stepTextSize } from '#reader/state/typography.ts';
import { copyText } from '#reader/ui/copy-text.ts';
import { showToast } from '#reader/ui/toast.ts';
import type { DeskPage } from './desk-state.ts';
import {
  articleScroller,
  focusedRow,
  idInAddress,
  isShown,
  nearestPicture,
  press,
  topmostRow,
} from './page-parts.ts';
import { useCopyNotice } from './use-copy-notice.ts';

/** How much of the screen the space bar and `j` scroll, where the browser does not do it by itself. */
const pageShare = 0.9;
const stepShare = 0.12;
const scriptNoticeSeconds = 4;
const aboutPath = 'about/archive';

/** The pages that have commands. */
export type CommandPage = DeskPage | { kind: 'about' };

export type DeskCommands = {
  /** Where a person is now, the likeliest place first. */
  places: () => readonly CommandPlace[];
  /** Does what a command says; `false` when there is nothing to do. */
  run: (id: CommandId) => boolean;
};

/** What each command does. Most press what is on the page: what a key can do, a hand can do too. */
export function useDeskCommands(options: {
  page: CommandPage;
  view: View;
  /** Leads back to the list. */
  goBack: () => void;
  /** Begins to read aloud, or pauses; `false` where nothing can be read. */
  readAloud: () => boolean;
}): DeskCommands {
  const { page, view, goBack, readAloud } = options;
  const navigate = useNavigate();
  const tellCopied = useCopyNotice();
  const settingsWords = useSettingsMessages();
  const go = (address: string): boolean => {
    void navigate(address);
    return true;
  };
  const itemInHand = (): string | null => {
    const row = focusedRow()?.getAttribute('href');
    if (row) return idInAddress(row);
    return page.kind === 'article' ? page.id : null;
  };
  const mark = (name: keyof Mark): boolean => {
    const id = itemInHand();
    if (id !== null) void toggleMark(id, name);
    return id !== null;
  };

  const actions: Record<CommandId, () => boolean> = {
    nextRow: () => stepRow('ArrowDown'),
    previousRow: () => stepRow('ArrowUp'),
    openRow: () => press(focusedRow() ?? topmostRow()),
    filter: focusFilter,
    order: () => pressIfShown('[data-order-link]'),
    viewMenu: () => pressIfShown('[data-opens-view-menu]'),
    mutes() {
      openDialog('mutes');
      return true;
    },
    news: () => pressIfShown('[data-shows-news]'),

    pageDown: () => turnPage(1),
    pageUp: () => turnPage(-1),
    scrollDown: () => scrollArticle(stepShare),
    scrollUp: () => scrollArticle(-stepShare),
    // While hits of a search are marked, the key leads through them first.
    nextArticle: () => pressIfShown('[data-next-hit]') || press(linkInArticle('next')),
    previousHit: () => pressIfShown('[data-previous-hit]'),
    previousArticle: () => press(linkInArticle('prev')),
    back() {
      if (isFocusMode()) setFocusMode(false);
      else goBack();
      return true;
    },
    contents: () => showContents(() => openDialog('contents')),
    pictures: () => press(nearestPicture()),
    focusMode() {
      const hasArticle = page.kind === 'article' && document.querySelector('[data-article]') !== null;
      if (hasArticle) setFocusMode(!isFocusMode());
      return hasArticle;
    },
    readAloud,

    star: () => mark('starred'),
    later: () => mark('later'),
    read: () => mark('read'),
    highlight: () => press(document.querySelector<HTMLElement>('[data-highlights]')),
    note: () => press(document.querySelector<HTMLElement>('[data-writes-note]')) || showNotes(),
    undo() {
      void undoMarks();
      return true;
    },
    copyLink() {
      const id = itemInHand();
      const ofPage = page.kind === 'about' ? aboutPath : printView(view);
      const address = id === null ? ofPage : articlePath(id);
      void copyText(new URL(address, siteRoot).href).then(tellCopied);
      return true;
    },
    share() {
      if (page.kind === 'about') return false;
      // What is selected is meant before the whole article.
      if (press(document.querySelector<HTMLElement>('[data-shares-passage]'))) return true;
      const id = itemInHand();
      share(id === null ? { kind: 'view', view } : { kind: 'article', id });
      return true;
    },
    copyMarkdown: () => press(document.querySelector<HTMLElement>('[data-copies-markdown]')),
    original: () => press(articleScroller()?.querySelector('header a[target]') ?? null),

    palette() {
      openDialog('palette');
      return true;
    },
    home: () => go('/'),
    starred: () => go(`/${printView({ ...everything, is: 'starred' })}`),
    laterList: () => go(`/${printView({ ...everything, is: 'later' })}`),
    notedList: () => go(`/${printView({ ...everything, is: 'noted' })}`),
    unreadList: () => go(`/${printView({ ...everything, is: 'unread' })}`),
    about: () => go(`/${aboutPath}`),
    dates: focusDates,
    chineseScript() {
      const next = (chineseScripts.indexOf(getPreferences().chinese) + 1) % chineseScripts.length;
      const chinese = chineseScripts[next] ?? 'original';
      setPreferences({ chinese });
      showToast({
        text: `${settingsWords.chinese}: ${settingsWords.chineseScripts[chinese]}`,
        seconds: scriptNoticeSeconds,
      });
      return true;
    },
    theme() {
      const choices: readonly Preferences['theme'][] = ['auto', ...themes];
      const now = choices.indexOf(getPreferences().theme);
      setPreferences({ theme: choices[(now + 1) % choices.length] ?? 'auto' });
      return true;
    },
    smallerText: () => stepText(-1),
    largerText: () => stepText(1),
    help() {
      openDialog('keys');
      return true;
    },
  };

  return {
    places() {
      const isInList = page.kind === 'list' || document.activeElement?.closest('#list') != null;
      const places: CommandPlace[] = isInList ? ['list'] : [];
      if (page.kind !== 'list') places.push('article');
      return [...places, 'anywhere'];
    },
    run: (id) => actions[id](),
  };
}

/** Presses what is on the page; `false` where it does not. */
function pressIfShown(selector: string): boolean {
  const control = document.querySelector(selector);
  return isShown(control) && press(control);
}

/** The rows' own arrow keys move among them, to the sides where they stand side by side; without a row to go on from, the topmost is the first. */
function stepRow(key: 'ArrowDown' | 'ArrowUp'): boolean {
  const row = focusedRow();
  const isGallery = row?.closest('[data-density="gallery"]') != null;
  const sideways = key === 'ArrowDown' ? 'ArrowRight' : 'ArrowLeft';
  const step = { key: isGallery ? sideways : key, bubbles: true, cancelable: true };
  if (row) return !row.dispatchEvent(new KeyboardEvent('keydown', step));
  const first = topmostRow();
  first?.focus({ preventScroll: true });
  return first !== null;
}

/** A page further; at the end of the text the next article, at its beginning the one before. */
function turnPage(direction: 1 | -1): boolean {
  const scroller = articleScroller();
  if (!scroller || focusedRow()) return false;
  const { scrollTop, clientHeight, scrollHeight } = scroller;
  const isAtEnd = direction > 0 ? scrollTop + clientHeight >= scrollHeight - 2 : scrollTop <= 0;
  if (isAtEnd) return press(linkInArticle(direction > 0 ? 'next' : 'prev'));
  // The browser scrolls what has the focus, and does it smoothly.
  return scroller.contains(document.activeElement) ? false : scrollArticle(direction * pageShare);
}

function scrollArticle(share: number): boolean {
  const scroller = articleScroller();
  scroller?.scrollBy({ top: share * scroller.clientHeight });
  return scroller !== null;
}

/** The open article's link to the one beside it. */
export function linkInArticle(relation: 'next' | 'prev'): HTMLElement | null {
  return articleScroller()?.querySelector<HTMLElement>(`a[rel="${relation}"]`) ?? null;
}

/** The field where one types; where the screen has no room for it, the sheet that has one. */
function focusFilter(): boolean {
  setFocusMode(false);
  const field = document.querySelector('header input[type="search"]');
  if (isShown(field)) {
    field.focus();
    return true;
  }
  const button = document.querySelector('[data-opens-filter]');
  return isShown(button) && press(button);
}

/** The contents stand beside the text, or, where there is no room, in a sheet. An article of few parts has none. */
function showContents(openSheet: () => void): boolean {
  const rail = document.querySelector('[data-contents]');
  const link = rail?.querySelector('[aria-current]') ?? rail?.querySelector('a') ?? null;
  if (isShown(link)) link.focus();
  else if (rail) openSheet();
  return rail !== null;
}

/** The notes at the article's end. */
function showNotes(): boolean {
  const heading = articleScroller()?.querySelector<HTMLElement>('[data-article-notes]') ?? null;
  heading?.scrollIntoView({ block: 'center' });
  heading?.focus({ preventScroll: true });
  return heading !== null;
}

function focusDates(): boolean {
  const chart = document.querySelector('main [role="listbox"]');
  if (!isShown(chart)) return false;
  chart.focus();
  return true;
}

function stepText(direction: 1 | -1): boolean {
  const script = scriptOfOpenArticle();
  if (script !== null) stepTextSize(script, direction);
  return script !== null;
}

/** Sets a mark of an article, or takes it away. */
export async function toggleMark(id: string, name: keyof Mark): Promise<void> {
  // What is stored has to be known before it can be turned round.
  await loadKeeper();
  await changeMark([id], { [name]: markOf(id)[name] === null });
}
