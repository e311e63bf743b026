import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { Suspense, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Link, Navigate, useNavigate, useNavigationType } from 'react-router';
import type { Article, PackEntry } from '#contract/article.ts';
import { forgiveArticleId, isArticleId } from '#contract/article-id.ts';
import { articlePath } from '#contract/article-url.ts';
import type { Manifest } from '#contract/manifest.ts';
import { type Row, shardRows } from '#contract/row.ts';
import { everything, printView, type View } from '#contract/view.ts';
import type { ImageSources } from '#reader/data/image-ways.ts';
import { nearTitles } from '#reader/data/near-titles.ts';
import { planQuery } from '#reader/data/plan-view.ts';
import { addressQuery } from '#reader/data/queries.ts';
import type { ShownRows } from '#reader/data/use-muted-rows.ts';
import { ArticlePage } from '#reader/features/article/article-page.tsx';
import { MissingArticle } from '#reader/features/article/missing-article.tsx';
import { NeighbourLinks } from '#reader/features/article/neighbour-links.tsx';
import { OtherReports } from '#reader/features/article/other-reports.tsx';
import type { ArticleBodyHandle } from '#reader/features/article-body/article-body.tsx';
import { useMessages } from '#reader/i18n/use-messages.ts';
import { useShownScript } from '#reader/state/chinese-script.ts';
import { knowRow } from '#reader/state/marks.ts';
import { useIsSparing } from '#reader/state/sparing.ts';
import { useDocumentTitle } from '#reader/ui/use-document-title.ts';
import styles from './desk.module.css';
import type { LinkState } from './desk-state.ts';
import { FailureNotice } from './failure-notice.tsx';
import { ArticleBody } from './lazy-article-body.ts';
import { ArticleTools } from './lazy-article-tools.ts';
import { CommentsArea } from './lazy-comments.ts';
import { loadLightbox } from './lazy-lightbox.ts';
import { LazyPassageInText } from './lazy-passage.tsx';
import { PictureViewer } from './picture-viewer.tsx';
import { useArticlePlace } from './use-article-place.ts';
import { useLastPlace } from './use-last-place.ts';
import { useNeighbours } from './use-neighbours.ts';
import { useOpenPicture } from './use-open-picture.ts';
import { useReadMarking } from './use-read-marking.ts';

const suggestions = 6;

export type ArticlePaneProps = {
  manifest: Manifest;
  rows: ShownRows;
  view: View;
  listKey: string;
  sources: ImageSources;
  id: string;
  position: number | null;
  isFromList: boolean;
};

/** The open article, with the list it came from one step away. */
export function ArticlePane(props: ArticlePaneProps) {
  const { manifest, rows, id, position } = props;
  const messages = useMessages();
  const address = useQuery(addressQuery(manifest, id));
  const pane = useRef<HTMLDivElement>(null);
  const back = useWayBack(props);
  useFocusOnArrival(pane, id);

  return (
    <div ref={pane} className={styles.article} id="article" tabIndex={-1}>
      <Link
        className={styles.back}
        to={back.to}
        state={back.state}
        onClick={(event) => {
          event.preventDefault();
          back.go();
        }}
      >
        <ArrowLeft size={16} strokeWidth={1.5} aria-hidden="true" />
        {messages.backToList}
      </Link>
      {address.isError ? (
        <FailureNotice
          title={messages.articleFailed}
          error={address.error}
          onRetry={() => void address.refetch()}
        />
      ) : (
        <Opened
          {...props}
          pane={pane}
          entry={address.data}
          row={position === null ? null : rowWithId(rows, position, id)}
        />
      )}
    </div>
  );
}

/** The way to the list: back in the history when it is just behind, so that Back does not lead here again; else a link. */
function useWayBack(props: ArticlePaneProps): { to: string; state: LinkState; go: () => void } {
  const { view, listKey, position, isFromList } = props;
  const navigate = useNavigate();
  const to = `/${printView(view)}`;
  const state: LinkState = { view: '', list: listKey, position, isFromList: false };
  return { to, state, go: () => void (isFromList ? navigate(-1) : navigate(to, { state })) };
}

type OpenedProps = ArticlePaneProps & {
  pane: React.RefObject<HTMLElement | null>;
  /** `undefined` while it is on its way. */
  entry: PackEntry | null | undefined;
  row: Row | null;
};

function Opened(props: OpenedProps) {
  const { entry, manifest, id } = props;
  const messages = useMessages();
  const head = useMemo(() => shardRows(manifest.head), [manifest]);
  useDocumentTitle(entry === null ? [messages.articleMissing, manifest.site.title] : []);
  const meant = useMeantAddress(props);
  if (meant) return <Navigate to={`/${articlePath(meant)}`} replace />;
  if (entry === null) {
    const { rows, isNear } = nearTitles(id, head, suggestions);
    return (
      <MissingArticle
        title={messages.articleMissing}
        text={messages.articleMissingHint}
        near={rows}
        nearLabel={isNear ? messages.nearArticles : messages.newestArticles}
      />
    );
  }
  if (entry?.kind === 'moved') return <Navigate to={`/${articlePath(entry.to)}`} replace />;
  if (entry?.kind === 'removed') {
    return (
      <MissingArticle
        title={entry.title}
        text={messages.articleRemoved}
        near={nearTitles(entry.title, head, suggestions).rows}
        nearLabel={messages.articleRemovedHint}
      />
    );
  }
  return <ReadArticle {...props} article={entry ?? null} />;
}

/** The id that was meant by one that does not exist, as when it was read aloud: `O` for `0`, capitals, hyphens. */
function useMeantAddress({ entry, manifest, id }: OpenedProps): string | null {
  const meant = forgiveArticleId(id);
  const isWanted = entry === null && meant !== id && isArticleId(meant);
  const query = useQuery({ ...addressQuery(manifest, meant), enabled: isWanted });
  return isWanted && query.data ? meant : null;
}

function ReadArticle(props: Omit<OpenedProps, 'entry'> & { article: Article | null }) {
  const { article, row, manifest, rows, view, listKey, sources, pane } = props;
  const messages = useMessages();
  const client = useQueryClient();
  const neighbours = useNeighbours(article, { manifest, view, visit: listKey, rows });
  const place = useArticlePlace(pane, article?.id ?? null);
  useEffect(() => {
    const known = row ?? (article && rowOfArticle(article));
    if (known) knowRow(known);
  }, [row, article]);
  const html = useMemo(() => (article ? withCover(article) : []), [article]);
  const [completeId, setCompleteId] = useState<string | null>(null);
  const isComplete = article !== null && article.id === completeId;
  const { restore } = place;
  useLayoutEffect(() => {
    // Not when the text has come: the pane may have come in the same moment, and is only there after it.
    if (isComplete) restore();
  }, [isComplete, restore]);
  const reading = { id: props.id, isComplete, isRevisit: place.isRevisit };
  useReadMarking(pane, reading);
  useLastPlace(pane, reading);
  const body = useRef<ArticleBodyHandle>(null);
  const picture = useOpenPicture();
  const isSparing = useIsSparing();
  const known = article ?? row;
  const script = useShownScript(known?.lang ?? '');
  useDocumentTitle(known ? [script.text(known.title), manifest.site.title] : []);
  useEffect(() => {
    // The next article is near: it should be there when it is wanted.
    if (neighbours?.after) void client.prefetchQuery(addressQuery(manifest, neighbours.after.id));
  }, [client, manifest, neighbours]);

  const linkStateFor = (step: -1 | 0 | 1): LinkState => ({
    view: printView(view),
    list: listKey,
    position: neighbours
      ? ([neighbours.beforeAt, neighbours.position, neighbours.afterAt].at(step + 1) ?? null)
      : null,
    isFromList: false,
  });
  return (
    <>
      <ArticlePage
        article={article}
        row={row}
        isComplete={isComplete}
        onAuthorIntent={(author) => void client.prefetchQuery(planQuery(manifest, { ...everything, author }))}
        body={
          article && (
            <ArticleBody
              ref={body}
              html={html}
              lang={script.lang}
              conversion={script.conversion}
              dir={article.dir}
              date={article.date}
              sources={sources}
              isSparing={isSparing}
              words={messages.body}
              onOpenPicture={picture.open}
              onPictureIntent={() => void loadLightbox()}
              onComplete={() => {
                setCompleteId(article.id);
              }}
            />
          )
        }
        footer={
          <>
            {article && (
              <Suspense>
                <ArticleTools key={article.id} article={article} html={html} sources={sources} />
              </Suspense>
            )}
            {article && <OtherReports article={article} linkState={linkStateFor(0)} />}
            {neighbours && (
              <NeighbourLinks
                before={neighbours.before}
                after={neighbours.after}
                linkStateFor={linkStateFor}
              />
            )}
            {article && manifest.site.comments && (
              <Suspense>
                <CommentsArea key={article.id} comments={manifest.site.comments} article={article} />
              </Suspense>
            )}
          </>
        }
      />
      {article && <LazyPassageInText article={article} />}
      {picture.index !== null && isComplete && (
        <PictureViewer
          key={article.id}
          body={body}
          first={picture.index}
          isSparing={isSparing}
          onClose={picture.close}
        />
      )}
    </>
  );
}

/** A list row of an article that was not opened from a list. */
function rowOfArticle(article: Article): Row {
  const { id, title, date, categories, author, summary, cover, lang, minutes, has } = article;
  const others = article.others.map(({ title: _, ...other }) => other);
  return { id, title, date, categories, author, summary, image: cover, lang, minutes, has, others };
}

/** The cover stands before the text as a picture like any other: it falls back and opens as they do. */
function withCover({ cover, html, title }: Article): readonly string[] {
  if (!cover) return html;
  const attributes = {
    src: cover.src,
    width: cover.width,
    height: cover.height,
    'data-signature': cover.signature,
    'data-mirror': cover.mirror,
    alt: title,
  };
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}="${escapeAttribute(String(value))}"`],
  );
  return [`<p><img${written.join('')}></p>`, ...html];
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function rowWithId(rows: ShownRows, position: number, id: string): Row | null {
  const row = rows.rowAt(position);
  return row?.id === id ? row : null;
}

/** An article that was just opened takes the focus, so that the space bar scrolls it and a screen reader begins to read. */
function useFocusOnArrival(pane: React.RefObject<HTMLElement | null>, id: string): void {
  const type = useNavigationType();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each article anew.
  useEffect(() => {
    if (type !== 'POP' || document.activeElement === document.body)
      pane.current?.focus({ preventScroll: true });
  }, [id]);
}
