import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import { articlePath } from '#contract/article-url.ts';
import type { Manifest } from '#contract/manifest.ts';
import { shardRows } from '#contract/row.ts';
import { formerAddressQuery } from '#reader/data/former-address.ts';
import { nearTitles } from '#reader/data/near-titles.ts';
import { MissingArticle } from '#reader/features/article/missing-article.tsx';
import { useMessages } from '#reader/i18n/use-messages.ts';
import { useDocumentTitle } from '#reader/ui/use-document-title.ts';
import styles from './desk.module.css';

const suggestions = 6;

/** An address that is no page of the reader, unless an article had it on a former site. */
export function MissingPane({ manifest, address }: { manifest: Manifest; address: string }) {
  const former = useQuery(formerAddressQuery(manifest, address));
  if (former.data) return <Navigate to={`/${articlePath(former.data)}`} replace />;
  return former.isLoading ? null : <NoSuchPage manifest={manifest} address={address} />;
}

function NoSuchPage({ manifest, address }: { manifest: Manifest; address: string }) {
  const messages = useMessages();
  useDocumentTitle([messages.pageMissing, manifest.site.title]);
  const { rows, isNear } = nearTitles(address, shardRows(manifest.head), suggestions);
  return (
    <div className={styles.article} id="article" tabIndex={-1}>
      <MissingArticle
        title={messages.pageMissing}
        text={messages.articleMissingHint}
        near={rows}
        nearLabel={isNear ? messages.nearArticles : messages.newestArticles}
      />
    </div>
  );
}
