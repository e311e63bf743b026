import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Manifest } from '#contract/manifest.ts';
import { printView } from '#contract/view.ts';
import { addressQuery } from '#reader/data/queries.ts';
import { siteRoot } from '#reader/data/site.ts';
import { titleOfView } from '#reader/features/filters/view-filters.ts';
import { ShareSheet } from '#reader/features/share/share-sheet.tsx';
import { shareableArticle, shareablePassage, shareableView } from '#reader/features/share/shareable.ts';
import { useLanguage, useMessages } from '#reader/i18n/use-messages.ts';
import { type Sharing as Meant, share } from '#reader/state/sharing.ts';

/** The sheet that passes something on. The links lead to where the publisher says the site is, also from a copy of it. */
export function Sharing({ manifest, sharing }: { manifest: Manifest; sharing: Meant }) {
  const { address, title } = manifest.site;
  const root = address ?? siteRoot;
  const language = useLanguage();
  const messages = useMessages();
  const id = sharing.kind === 'view' ? null : sharing.id;
  const entry = useQuery({ ...addressQuery(manifest, id ?? ''), enabled: id !== null }).data;
  const shared = useMemo(() => {
    if (sharing.kind === 'view') {
      const name = [titleOfView(sharing.view, messages), title].filter(Boolean).join(' · ');
      return shareableView(name, root + printView(sharing.view), language);
    }
    if (entry?.kind !== 'article') return null;
    if (sharing.kind === 'article') return shareableArticle(entry, root);
    return shareablePassage(entry, root, sharing.text, sharing);
  }, [sharing, entry, root, title, messages, language]);
  if (!shared) return null;
  const isOfMarks = sharing.kind === 'view' && sharing.view.is !== null;
  return <ShareSheet shared={shared} site={title} isOfMarks={isOfMarks} onClose={() => share(null)} />;
}
