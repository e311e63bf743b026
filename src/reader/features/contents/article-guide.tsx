import { ListTree, Minimize2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Article } from '#contract/article.ts';
import { useShownScript } from '#reader/state/chinese-script.ts';
import { setFocusMode, useFocusMode } from '#reader/state/focus-mode.ts';
import { historyEntryKey } from '#reader/state/history-entry.ts';
import { articlePlace } from '#reader/state/reading-places.ts';
import { Sheet } from '#reader/ui/sheet.tsx';
import styles from './contents.module.css';
import { goToSection, sectionAddress, sectionOfHash } from './go-to-section.ts';
import { watchHeadingLinks } from './heading-links.ts';
import { SectionList } from './section-list.tsx';
import { fewestSections, type Section } from './sections.ts';
import { TimeLeft } from './time-left.tsx';
import { type ArticleText, useArticleText } from './use-article-text.ts';
import { useContentsMessages } from './use-contents-messages.ts';
import { useReadingPlace } from './use-reading-place.ts';

type GuideProps = {
  article: Article;
  isSheetOpen: boolean;
  onOpenSheet: () => void;
  onCloseSheet: () => void;
  /** The address of a section was copied, or could not be. */
  onCopied: (isDone: boolean) => void;
};

/** The way through an article: its contents beside the text or in a sheet, how far one has come, and the article alone. */
export function ArticleGuide(props: GuideProps) {
  const { article, isSheetOpen, onOpenSheet, onCloseSheet, onCopied } = props;
  const words = useContentsMessages();
  const isFocused = useFocusMode();
  const { lang } = useShownScript(article.lang);
  const [scroller] = useState(() => document.getElementById('article'));
  const text = useArticleText(scroller, words.copyLink);
  const place = useReadingPlace(scroller, text);
  useHeadingLinks(text, onCopied);
  useArrival(text);
  const sections = text && text.sections.length >= fewestSections ? text.sections : [];
  const listProps = { sections, current: place?.section ?? -1, lang };
  const left = place && <TimeLeft percent={place.percent} minutes={article.minutes} />;
  const leaveSheet = (section: Section): void => {
    onCloseSheet();
    // The sheet gives the focus back first.
    requestAnimationFrame(() => goToSection(section));
  };

  return (
    <>
      {place && (
        <div className={styles.line} aria-hidden="true">
          <i style={{ scale: `${place.percent / 100} 1` }} />
        </div>
      )}
      {sections.length > 0 && (
        <Rail>
          <SectionList {...listProps} onChoose={goToSection} />
          {!isFocused && left}
        </Rail>
      )}
      <BarButton isOff={sections.length === 0} onClick={onOpenSheet} />
      {isSheetOpen && (
        <Sheet title={words.contents} closeLabel={words.close} side="end" onClose={onCloseSheet}>
          {left}
          <SectionList {...listProps} onChoose={leaveSheet} />
        </Sheet>
      )}
      {isFocused && (
        <div className={styles.foot}>
          {left}
          <button type="button" onClick={() => setFocusMode(false)}>
            <Minimize2 size={16} strokeWidth={1.5} aria-hidden="true" />
            {words.leaveFocus}
          </button>
        </div>
      )}
    </>
  );
}

/**
 * The contents beside the text. Where the margin has no room for words they are ticks, one for each section, and unfold while
 * the pointer or the focus is on them.
 */
function Rail({ children }: { children: React.ReactNode }) {
  const words = useContentsMessages();
  return (
    <div className={styles.margin}>
      <nav
        className={styles.rail}
        aria-label={words.contents}
        data-contents=""
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          document.getElementById('article')?.focus({ preventScroll: true });
        }}
      >
        {children}
      </nav>
    </div>
  );
}

/** Opens the contents from the bar within reach of a thumb; it has its place there also when there are none, so that nothing moves. */
function BarButton({ isOff, onClick }: { isOff: boolean; onClick: () => void }) {
  const words = useContentsMessages();
  const [place, setPlace] = useState<Element | null>(null);
  useEffect(() => setPlace(document.querySelector('[data-bar-tools]')), []);
  if (!place) return null;
  return createPortal(
    <button type="button" aria-haspopup="dialog" disabled={isOff} onClick={onClick}>
      <ListTree size={20} strokeWidth={1.5} aria-hidden="true" />
      {words.contents}
    </button>,
    place,
  );
}

function useHeadingLinks(text: ArticleText | null, onCopied: (isDone: boolean) => void): void {
  const copy = useCallback(async (section: Section): Promise<boolean> => {
    try {
      await navigator.clipboard.writeText(sectionAddress(window.location.href, section));
      return true;
    } catch {
      // The person said no, or the page has no right to: they are told.
      return false;
    }
  }, []);
  useEffect(() => {
    if (!text) return;
    return watchHeadingLinks(text.body, (heading) => {
      const section = text.sections.find((candidate) => candidate.heading === heading);
      if (section) void copy(section).then(onCopied);
    });
  }, [text, copy, onCopied]);
}

/** An address may name a section. A visit that has got further already, as before a reload, stays there. */
function useArrival(text: ArticleText | null): void {
  const [hash, setHash] = useState(() => (hasPlace() ? '' : window.location.hash));
  useEffect(() => {
    const section = text && sectionOfHash(text.sections, hash);
    if (!section) return;
    goToSection(section);
    setHash('');
  }, [text, hash]);
}

function hasPlace(): boolean {
  return (articlePlace(historyEntryKey())?.share ?? 0) > 0;
}
