import { type MouseEvent, memo, useCallback, useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { About } from '#contract/about.ts';
import { type Counts, isoMonth, mainMonths, monthsOfDays } from '#contract/counts-over-time.ts';
import { categoryKey } from '#contract/list-index.ts';
import { everything, printView } from '#contract/view.ts';
import { formatNumber } from '#reader/i18n/format.ts';
import { monthName } from './dates.ts';
import { inkBounds } from './ink.ts';
import { Legend } from './legend.tsx';
import { MonthBars, MonthStrip, type Span } from './month-strip.tsx';
import { Section } from './section.tsx';
import { ShowAll } from './show-all.tsx';
import styles from './source-months.module.css';
import { useAboutMessages } from './use-about-messages.ts';

/** Sources that are shown before one asks for all. */
const firstSources = 24;

type Line = { key: string; path: readonly string[] | null; name: string; articles: number; months: Counts };
type Cell = { line: Line; month: number };

/** Articles by source and month: a row of ink for each source, over the bars of them all. */
export function SourceMonths({ about, span }: { about: About; span: Span | null }) {
  const { messages, number, articles } = useAboutMessages();
  const [isOpen, setOpen] = useState(false);
  const [cell, setCell] = useState<Cell | null>(null);
  const showCell = useCallback((next: Cell | null): void => {
    setCell((known) => (known?.line === next?.line && known?.month === next?.month ? known : next));
  }, []);
  const lines = useLines(about);
  const months = useMemo(() => monthsOfDays(about.days), [about]);
  const bounds = useMemo(() => inkBounds(lines.flatMap((line) => [...line.months.values()])), [lines]);
  const shown = isOpen ? lines : lines.slice(0, firstSources);
  const outside = span ? [...months].filter(([month]) => month < span.first || month > span.last) : [];
  const outsideCount = outside.reduce((sum, [, count]) => sum + count, 0);

  return (
    <Section title={messages.bySource} text={messages.bySourceText}>
      <div className={styles.caption}>
        <Readout cell={cell} />
        <Legend bounds={bounds} />
      </div>
      <div
        className={styles.table}
        onPointerLeave={({ pointerType }) => pointerType === 'mouse' && setCell(null)}
      >
        {span && <All months={months} span={span} count={about.articles} />}
        {span && <Scale span={span} />}
        <ol className={styles.rows}>
          {shown.map((line) => (
            <SourceRow key={line.key} line={line} span={span} bounds={bounds} onCell={showCell} />
          ))}
        </ol>
      </div>
      {lines.length > firstSources && (
        <ShowAll
          isOpen={isOpen}
          label={messages.showAll(number(lines.length))}
          fewerLabel={messages.showFewer}
          onToggle={() => setOpen(!isOpen)}
        />
      )}
      {outsideCount > 0 && <p className={styles.note}>{messages.outside(articles(outsideCount))}</p>}
    </Section>
  );
}

function useLines({ sources, others }: About): Line[] {
  const { language, messages } = useAboutMessages();
  return useMemo(() => {
    const lines: Line[] = sources.map(({ path, articles, months }) => ({
      key: categoryKey(path),
      path: path.length > 0 ? path : null,
      name: path.at(-1) ?? messages.noSource,
      articles,
      months,
    }));
    if (!others) return lines;
    const name = messages.otherSources(formatNumber(language, others.sources));
    return [
      ...lines,
      { key: '//others', path: null, name, articles: others.articles, months: others.months },
    ];
  }, [sources, others, language, messages]);
}

function All({ months, span, count }: { months: Counts; span: Span; count: number }) {
  const { messages, number } = useAboutMessages();
  const summary = useSummary();
  return (
    <div className={styles.all}>
      <Link className={styles.name} to="/">
        {messages.allSources}
      </Link>
      <MonthBars months={months} span={span} label={summary(months)} />
      <span className={styles.count}>{number(count)}</span>
    </div>
  );
}

/** The years below the bars, where each begins; as many as there is room for. */
function Scale({ span }: { span: Span }) {
  const width = span.last + 1 - span.first;
  const first = Math.ceil(span.first / 12);
  const years = Array.from({ length: Math.floor(span.last / 12) - first + 1 }, (_, index) => first + index);
  const every = Math.ceil(years.length / 8);
  return (
    <div className={styles.scale} aria-hidden="true">
      <div>
        {years
          .filter((year) => year % every === 0 || every === 1)
          .map((year) => (
            <span key={year} style={{ insetInlineStart: `${((year * 12 - span.first) / width) * 100}%` }}>
              {1970 + year}
            </span>
          ))}
      </div>
    </div>
  );
}

type RowProps = {
  line: Line;
  span: Span | null;
  bounds: readonly number[];
  onCell: (cell: Cell | null) => void;
};

const SourceRow = memo(function SourceRow({ line, span, bounds, onCell }: RowProps) {
  const { number } = useAboutMessages();
  const navigate = useNavigate();
  const summary = useSummary();
  const above = line.path && line.path.length > 1 ? line.path[0] : null;

  const cellAt = (event: MouseEvent): Cell | null => {
    if (!span) return null;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const month = span.first + Math.floor(((event.clientX - left) / width) * (span.last + 1 - span.first));
    return line.months.has(month) ? { line, month } : null;
  };

  return (
    <li className={styles.row}>
      <span className={styles.name}>
        {line.path ? (
          <Link
            to={`/${printView({ ...everything, categories: [line.path] })}`}
            title={line.path.join(' / ')}
          >
            {line.name}
          </Link>
        ) : (
          line.name
        )}
        {above && <small>{above}</small>}
      </span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a short cut for the mouse to what the list can show. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same. */}
      <span
        className={styles.cells}
        onPointerMove={(event) => onCell(cellAt(event))}
        onPointerDown={(event) => onCell(cellAt(event))}
        onClick={(event) => {
          const cell = cellAt(event);
          // A finger is wider than a month: it shows which one it met, and a link to it.
          const isMouse =
            !(event.nativeEvent instanceof window.PointerEvent) || event.nativeEvent.pointerType === 'mouse';
          if (cell && isMouse) void navigate(addressOf(cell));
        }}
      >
        {span && <MonthStrip months={line.months} span={span} bounds={bounds} label={summary(line.months)} />}
      </span>
      <span className={styles.count}>{number(line.articles)}</span>
    </li>
  );
});

/** Which month of which source is pointed at. */
function Readout({ cell }: { cell: Cell | null }) {
  const { language, messages, articles } = useAboutMessages();
  if (!cell) return <p className={styles.readout} />;
  const { line, month } = cell;
  return (
    <p className={styles.readout}>
      <Link to={addressOf(cell)} tabIndex={-1}>
        {messages.monthOf(line.name, monthName(language, month), articles(line.months.get(month) ?? 0))}
      </Link>
    </p>
  );
}

function addressOf({ line, month }: Cell): string {
  const iso = isoMonth(month);
  return `/${printView({ ...everything, categories: line.path ? [line.path] : [], from: iso, to: iso })}`;
}

/** A row of ink in words. */
function useSummary(): (months: Counts) => string {
  const { language, messages, articles } = useAboutMessages();
  return (months) => {
    const span = mainMonths(months);
    if (!span) return messages.none;
    const name = (month: number): string => monthName(language, month);
    const [busiest, count] = [...months].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0]);
    const range = span.first === span.last ? name(span.first) : `${name(span.first)} – ${name(span.last)}`;
    return messages.stripSummary(range, name(busiest), articles(count));
  };
}
