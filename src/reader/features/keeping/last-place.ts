import { formatShare } from '#reader/i18n/format.ts';
import { keepingMessages } from '#reader/i18n/use-keeping-messages.ts';
import type { Language } from '#reader/i18n/use-messages.ts';
import { loadKeeper } from '#reader/state/marks.ts';
import { pointAtTop, scrollToPoint, shareRead } from '#reader/ui/text-place.ts';
import { currentToast, showToast, type Toast } from '#reader/ui/toast.ts';

const settleMs = 800;
/** Before it a text has hardly been begun, after it there is nothing to go on with. */
const begun = 0.05;
const ended = 0.95;

/**
 * Keeps the place in an article beyond the visit, from the first scrolling on, and offers the one of an earlier visit.
 * @returns what ends it, to be called when the article leaves the page.
 */
export function keepLastPlace(
  pane: HTMLElement,
  { id, language, isOffered }: { id: string; language: Language; isOffered: boolean },
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let offered: Toast | null = null;
  let isOver = false;
  // The screen that shows the beginning counts as nothing read.
  const firstShare = shareRead(pane);

  const remember = async (): Promise<void> => {
    const share = shareRead(pane);
    const point = pointAtTop(pane);
    const isWorthIt = share > Math.max(firstShare, begun) && share < ended && point.paragraph >= 0;
    const { rememberPlace } = await loadKeeper();
    rememberPlace(id, isWorthIt ? { ...point, share, at: Date.now() } : null);
  };
  const onScroll = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void remember(), settleMs);
  };
  const offer = async (): Promise<void> => {
    const { placeIn } = await loadKeeper();
    const place = await placeIn(id);
    if (!place || isOver) return;
    const messages = keepingMessages(language);
    offered = {
      text: messages.lastTime(formatShare(language, place.share)),
      action: { label: messages.goOn, onAction: () => scrollToPoint(pane, place) },
    };
    showToast(offered);
  };

  pane.addEventListener('scroll', onScroll, { passive: true });
  if (isOffered) void offer();
  return () => {
    isOver = true;
    clearTimeout(timer);
    pane.removeEventListener('scroll', onScroll);
    if (offered && currentToast() === offered) showToast(null);
  };
}
