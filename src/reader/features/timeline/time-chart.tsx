import { X } from 'lucide-react';
import { useId, useMemo, useRef } from 'react';
import type { Counts } from '#contract/counts-over-time.ts';
import { formatNumber } from '#reader/i18n/format.ts';
import { useLanguage, useMessages } from '#reader/i18n/use-messages.ts';
import { IconButton } from '#reader/ui/icon-button.tsx';
import { axisLabels, spanNames } from './axis.ts';
import { barAt, countBetween, isAfterGap, makeChart } from './bars.ts';
import type { Span } from './calendar.ts';
import styles from './time-chart.module.css';
import { useChartKeys } from './use-chart-keys.ts';
import { useChartPointer } from './use-chart-pointer.ts';
import { useDraft } from './use-draft.ts';
import { useWidth } from './use-width.ts';

/** The narrowest a bar may be, with the gap beside it: one can still see which is which. */
const minPitch = 4;

/**
 * Articles over time, as bars: the list's scale and its control. A tap jumps, a drag or Shift with the arrows chooses a range. Time
 * runs left to right whatever the order of the list. It is one tab stop, a list box whose options are the bars.
 */
export function TimeChart(props: {
  /** Articles by day, oldest first; at least one. */
  days: Counts;
  /** The bars count more than the view shows: they know neither its author nor its words. */
  isUnfiltered: boolean;
  range: Span | null;
  /** Day of the row at the top of the list. */
  current: number | null;
  onRange: (range: Span | null) => void;
  onJump: (span: Span) => void;
}) {
  const { days, isUnfiltered, range, current, onRange, onJump } = props;
  const messages = useMessages();
  const language = useLanguage();
  const id = useId();
  const plot = useRef<HTMLDivElement>(null);
  const width = useWidth(plot);
  const chart = useMemo(() => makeChart(days, range, width / minPitch), [days, range, width]);
  const { bars } = chart;
  const labels = useMemo(
    () => axisLabels(chart, { language, pitch: width / chart.bars.length }),
    [chart, language, width],
  );
  const describe = useMemo(() => {
    const nameOf = spanNames(language);
    return (span: Span, count: number): string => {
      const number = formatNumber(language, count);
      const articles = count === 1 ? messages.oneArticle : messages.articles(number, true);
      return messages.inSpan(...nameOf(span), articles, isUnfiltered);
    };
  }, [language, messages, isUnfiltered]);
  const names = useMemo(() => bars.map((bar) => describe(bar, bar.count)), [bars, describe]);
  const draft = useDraft({ days, range, onRange });
  const pointer = useChartPointer({ plot, bars, range, draft, onJump });
  const keys = useChartKeys({ bars, range, current, draft, onJump, onRange });

  const most = Math.max(...bars.map(({ count }) => count));
  const chosen = draft.span ?? range;
  const isChosen = (index: number): boolean => {
    const bar = bars[index];
    return chosen !== null && bar !== undefined && bar.first <= chosen.last && bar.last >= chosen.first;
  };
  const currentIndex = current === null ? -1 : barAt(bars, current);
  const pointed = pointer.hovered ?? keys.active;
  const share = ((pointed + 0.5) / bars.length) * 100;

  return (
    <div className={styles.chart} data-unfiltered={isUnfiltered || undefined}>
      <div className={styles.scale} dir="ltr">
        <div
          ref={plot}
          className={styles.bars}
          role="listbox"
          tabIndex={0}
          aria-label={isUnfiltered ? messages.timelineUnfiltered : messages.timeline}
          aria-describedby={`${id}help`}
          aria-multiselectable="true"
          aria-orientation="horizontal"
          aria-activedescendant={`${id}${keys.active}`}
          data-chosen={chosen !== null || undefined}
          {...pointer.handlers}
          onKeyDown={keys.onKeyDown}
        >
          {bars.map(({ first, count }, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the list box has the focus and names its active option.
            <div
              key={first}
              id={`${id}${index}`}
              className={styles.bar}
              role="option"
              aria-selected={isChosen(index)}
              aria-label={names[index]}
              aria-current={index === currentIndex ? 'true' : undefined}
              data-pointed={index === pointed || undefined}
              data-start={(isChosen(index) && !isChosen(index - 1)) || undefined}
              data-end={(isChosen(index) && !isChosen(index + 1)) || undefined}
              data-gap={isAfterGap(bars, index) || undefined}
            >
              {count > 0 && <i style={{ blockSize: `${Math.sqrt(count / most) * 100}%` }} />}
              {labels.has(index) && <span className={styles.label} data-label={labels.get(index)} />}
            </div>
          ))}
        </div>
        <div
          className={styles.readout}
          aria-hidden="true"
          data-shown={pointer.hovered !== null || draft.span !== null || undefined}
          style={{ insetInlineStart: `${share}%`, translate: `${-share}%` }}
        >
          {draft.span ? describe(draft.span, countBetween(days, draft.span)) : names[pointed]}
        </div>
      </div>
      <span id={`${id}help`} hidden>
        {messages.timelineHelp}
      </span>
      {range && (
        <IconButton
          icon={X}
          label={messages.clearRange}
          onClick={() => {
            plot.current?.focus();
            onRange(null);
          }}
        />
      )}
    </div>
  );
}
