import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { articlePath } from '#contract/article-url.ts';
import type { Manifest } from '#contract/manifest.ts';
import { everything, printView, type View } from '#contract/view.ts';
import { planQuery } from '#reader/data/plan-view.ts';
import type { ShownRows } from '#reader/data/use-muted-rows.ts';
import { formatNumber } from '#reader/i18n/format.ts';
import { useLanguage, useMessages } from '#reader/i18n/use-messages.ts';
import { Sheet } from '#reader/ui/sheet.tsx';
import { onThisDay } from './on-this-day.ts';
import { randomRow } from './random-row.ts';
import styles from './wander-sheet.module.css';

/** Ways into the view that no list offers: an article by chance, and this day in earlier years. */
export function WanderSheet(props: {
  manifest: Manifest;
  rows: ShownRows;
  view: View;
  linkStateFor: (position: number) => unknown;
  onClose: () => void;
}) {
  const { manifest, rows, view, linkStateFor, onClose } = props;
  const messages = useMessages();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [hasFailed, setFailed] = useState(false);

  const openRandom = async (): Promise<void> => {
    try {
      const found = await randomRow(client, { rows, order: view.order });
      onClose();
      if (found) void navigate(`/${articlePath(found.row.id)}`, { state: linkStateFor(found.position) });
    } catch {
      // Its shard could not be had: the article would not be there either.
      setFailed(true);
    }
  };
  return (
    <Sheet title={messages.wander} closeLabel={messages.close} side="end" onClose={onClose}>
      <div className={styles.ways}>
        {rows.length > 0 && (
          <button type="button" className={styles.random} onClick={() => void openRandom()}>
            {messages.randomArticle}
          </button>
        )}
        {hasFailed && <p role="alert">{messages.articleFailed}</p>}
        <Anniversaries manifest={manifest} view={view} onOpen={onClose} />
        <Link className={styles.about} to="/about/archive">
          {messages.aboutArchive}
        </Link>
      </div>
    </Sheet>
  );
}

function Anniversaries({ manifest, view, onOpen }: { manifest: Manifest; view: View; onOpen: () => void }) {
  const messages = useMessages();
  const language = useLanguage();
  const place = { ...everything, categories: view.categories };
  const { data: plan } = useQuery(planQuery(manifest, place));
  if (!plan) return null;
  const today = new Date();
  const found = onThisDay(plan.kind === 'list' ? [plan] : plan.plan.lists, today);
  const format = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric' });
  return (
    <section>
      <h3 className={styles.heading}>
        {messages.onThisDay} <span>{format.format(today)}</span>
      </h3>
      {found.length === 0 && <p className={styles.none}>{messages.onNoSuchDay}</p>}
      <ul>
        {found.map(({ date, year, count }) => (
          <li key={date}>
            <Link
              className={styles.year}
              to={`/${printView({ ...place, from: date, to: date })}`}
              onClick={onOpen}
            >
              {year}
              <span>
                {count === 1 ? messages.oneArticle : messages.articles(formatNumber(language, count), true)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
