import { ArticlePane, type ArticlePaneProps } from './article-pane.tsx';
import type { DeskPage } from './desk-state.ts';
import { MissingPane } from './missing-pane.tsx';

export type OpenPaneProps = Omit<ArticlePaneProps, 'id'> & {
  page: Exclude<DeskPage, { kind: 'list' }>;
};

/** What is open beside the list: an article, or what is said at an address that has none. */
export function OpenPane({ page, ...props }: OpenPaneProps) {
  if (page.kind === 'article') return <ArticlePane {...props} id={page.id} />;
  return <MissingPane manifest={props.manifest} address={page.address} />;
}
