import { useQuery } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { type FeedKind, feedPath, pickedFeedPath, viewFeedPath } from '#contract/feed-url.ts';
import { categoryKey } from '#contract/list-index.ts';
import type { Manifest } from '#contract/manifest.ts';
import type { View } from '#contract/view.ts';
import { placesQuery } from '#reader/data/queries.ts';
import { hasViewFeeds, siteRoot } from '#reader/data/site.ts';
import { IconButton } from '#reader/ui/icon-button.tsx';
import { Sheet } from '#reader/ui/sheet.tsx';
import { showToast } from '#reader/ui/toast.ts';
import { feedsOfView, siteViewWithFeed } from './feeds-of-view.ts';
import type { ListMessages } from './messages/en.ts';
import { useListMessages } from './use-list-messages.ts';
import styles from './view-menu.module.css';

const forms: readonly [kind: FeedKind, name: string][] = [
  ['rss', 'RSS'],
  ['atom', 'Atom'],
  ['json', 'JSON Feed'],
];

/** The addresses of a view's feed, or of those that are nearest to it. */
export function SubscribeSheet(props: { manifest: Manifest; view: View; onClose: () => void }) {
  const { manifest, view, onClose } = props;
  const words = useListMessages();
  const places = useQuery(placesQuery(manifest));
  // Without the places there is still the feed of everything.
  const feeds = places.isPending ? null : feedsOfView(view, places.data ?? [], manifest.site.feeds?.most);
  const picked = siteViewWithFeed(view, manifest.site);
  const root = manifest.site.address ?? siteRoot;
  // Marks are here and nowhere else.
  const isMade = !picked && feeds !== null && !feeds.isExact && hasViewFeeds() && view.is === null;
  return (
    <Sheet title={words.subscribeTitle} closeLabel={words.close} side="end" onClose={onClose}>
      {picked && (
        <section className={styles.feed}>
          <h3>{picked.name}</h3>
          <Forms addressOf={(kind) => root + pickedFeedPath(view, kind)} />
        </section>
      )}
      {!picked && feeds && !feeds.isExact && !isMade && <p className={styles.none}>{words.noOwnFeed}</p>}
      {isMade && (
        <section className={styles.feed}>
          <Forms addressOf={(kind) => root + viewFeedPath({ ...view, order: 'newest' }, kind)} />
        </section>
      )}
      {!picked &&
        !isMade &&
        feeds?.categories.map((category) => (
          <section key={categoryKey(category)} className={styles.feed}>
            <h3>{category.length === 0 ? words.everything : category.join(' / ')}</h3>
            <Forms addressOf={(kind) => root + feedPath(category, kind)} />
          </section>
        ))}
    </Sheet>
  );
}

function Forms({ addressOf }: { addressOf: (kind: FeedKind) => string }) {
  const words = useListMessages();
  return (
    <ul>
      {forms.map(([kind, name]) => {
        const address = addressOf(kind);
        return (
          <li key={kind}>
            <a href={address}>
              {name}
              <small dir="ltr">{address}</small>
            </a>
            <IconButton
              icon={Copy}
              label={words.copyAddress(name)}
              onClick={() => void copyAddress(address, words)}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** A page without https has no clipboard, and a person may refuse it. */
async function copyAddress(address: string, words: ListMessages): Promise<void> {
  try {
    await navigator.clipboard.writeText(address);
    showToast({ text: words.addressCopied });
  } catch {
    showToast({ text: words.addressNotCopied });
  }
}
