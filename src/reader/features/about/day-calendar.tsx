import { type KeyboardEvent, memo, type SyntheticEvent, useMemo, useRef, useState } from 'react';
import { Link, useHref, useNavigate } from 'react-router';
import { type Counts, isoDay, isoMonth } from '#contract/counts-over-time.ts';
import { everything, printView } from '#contract/view.ts';
import { dayName, dayOfYear, shortMonth, shortMonthName, yearName } from './dates.ts';
import styles from './day-calendar.module.css';
import { inkBounds, inkOf } from './ink.ts';
import { Legend } from './legend.tsx';
import { Section } from './section.tsx';
import { ShowAll } from './show-all.tsx';
import { useAboutMessages } from './use-about-messages.ts';
import { type CalendarMonth, dayAfterKey, monthsOfYear, type Year, yearOf, yearsOf } from './year-days.ts';

/** Years that are shown before one asks for more: on a phone each is half a screen high. */
const firstYears = { wide: 6, narrow: 2 };
const narrow = 600;

/** Every day of the archive as a square of ink that leads to its articles; the same month stands below the same month. */
export function DayCalendar({ days, today }: { days: Counts; today: Date }) {
  const { messages, number } = useAboutMessages();
  const years = useMemo(() => yearsOf(days), [days]);
  const bounds = useMemo(() => inkBounds(days.values()), [days]);
  const [isOpen, setOpen] = useState(false);
  const [first] = useState(() => (window.innerWidth < narrow ? firstYears.narrow : firstYears.wide));
  const shown = isOpen ? years : years.slice(0, first);
  if (years.length === 0) return <Section title={messages.days}>{messages.daysNone}</Section>;
  return (
    <Section
      title={messages.days}
      text={
        <>
          {messages.daysText} <span className={styles.keys}>{messages.daysKeys}</span>
        </>
      }
    >
      <Years years={shown} days={days} bounds={bounds} today={today} />
      {years.length > first && (
        <ShowAll
          isOpen={isOpen}
          label={messages.earlierYears(number(years.length))}
          fewerLabel={messages.showFewer}
          onToggle={() => setOpen(!isOpen)}
        />
      )}
    </Section>
  );
}

type Ink = { days: Counts; bounds: readonly number[] };

/**
 * The days are plain links with one handler for all of them, and the Tab key stops at one: a router's link for each of thousands, and
 * as many stops, would be too much. Arrow keys lead from day to day.
 */
function Years({ years, today, ...ink }: { years: readonly Year[]; today: Date } & Ink) {
  const { language, messages, articles } = useAboutMessages();
  const navigate = useNavigate();
  const root = useHref('/');
  const box = useRef<HTMLDivElement>(null);
  const { days } = ink;
  const sorted = useMemo(() => {
    const shown = new Set(years.map(({ year }) => year));
    return [...days.keys()].filter((day) => shown.has(yearOf(day))).sort((a, b) => a - b);
  }, [days, years]);
  const [stop, setStop] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const current = stop !== null && sorted.includes(stop) ? stop : sorted.at(-1);
  const told = pointed ?? stop;

  const onKeyDown = (event: KeyboardEvent): void => {
    const from = dayOfEvent(event);
    const to = from === null ? undefined : dayAfterKey(event.key, from, sorted);
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    box.current?.querySelector<HTMLElement>(`a[data-day="${to}"]`)?.focus();
  };

  return (
    <>
      <div className={styles.caption}>
        <p className={styles.readout} aria-hidden="true">
          {told !== null && messages.dayLabel(dayName(language, told), articles(days.get(told) ?? 0))}
        </p>
        <Legend bounds={ink.bounds} />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what one acts on. */}
      <div
        ref={box}
        onKeyDown={onKeyDown}
        onFocus={(event) => setStop(dayOfEvent(event))}
        onPointerOver={(event) => setPointed(dayOfEvent(event))}
        onPointerLeave={() => setPointed(null)}
        onClick={(event) => {
          const day = dayOfEvent(event);
          const isPlain =
            event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
          if (day === null || !isPlain) return;
          event.preventDefault();
          void navigate(`/${queryOfDay(day)}`);
        }}
      >
        {years.map((year) => (
          <YearBlock
            key={year.year}
            {...ink}
            year={year}
            root={root}
            stop={current !== undefined && yearOf(current) === year.year ? current : null}
            monthToday={today.getMonth()}
            dateToday={today.getDate()}
          />
        ))}
      </div>
    </>
  );
}

const queryOfDay = (day: number): string => printView({ ...everything, from: isoDay(day), to: isoDay(day) });

function dayOfEvent({ target }: SyntheticEvent): number | null {
  const link = target instanceof Element ? target.closest<HTMLElement>('a[data-day]') : null;
  return link ? Number(link.dataset.day) : null;
}

type YearProps = Ink & {
  year: Year;
  root: string;
  /** The day in it at which the Tab key stops. */
  stop: number | null;
  monthToday: number;
  dateToday: number;
};

const YearBlock = memo(function YearBlock({ year, monthToday, dateToday, ...rest }: YearProps) {
  const { days } = rest;
  const { language, messages, number, articles } = useAboutMessages();
  return (
    <div className={styles.year}>
      <div className={styles.yearHead}>
        <h3>
          <Link to={`/${printView({ ...everything, from: padded(year.year), to: padded(year.year) })}`}>
            {yearName(language, year.year)}
          </Link>
        </h3>
        <p>
          {messages.yearSummary(
            articles(year.articles),
            number(year.days),
            dayOfYear(language, year.busiest),
            number(days.get(year.busiest) ?? 0),
          )}
        </p>
      </div>
      <div className={styles.months}>
        {monthsOfYear(year.year).map((month, index) => (
          <MonthBlock
            key={month.month}
            {...rest}
            month={month}
            dateToday={index === monthToday ? dateToday : null}
          />
        ))}
      </div>
    </div>
  );
});

const padded = (year: number): string => String(year).padStart(4, '0');

function MonthBlock(
  props: Omit<YearProps, 'year' | 'monthToday' | 'dateToday'> & {
    month: CalendarMonth;
    dateToday: number | null;
  },
) {
  const { month, days, bounds, root, stop, dateToday } = props;
  const { language, messages, articles } = useAboutMessages();
  const numbers = Array.from({ length: month.days }, (_, index) => month.firstDay + index);
  const hasSome = numbers.some((day) => days.has(day));
  const name = shortMonth(language, month.month);
  const iso = isoMonth(month.month);
  return (
    <div className={styles.month}>
      {hasSome ? (
        <Link
          className={styles.monthName}
          to={`/${printView({ ...everything, from: iso, to: iso })}`}
          aria-label={shortMonthName(language, month.month)}
        >
          {name}
        </Link>
      ) : (
        <span className={styles.monthName} aria-hidden="true">
          {name}
        </span>
      )}
      <div className={styles.days}>
        {numbers.map((day, index) => {
          const count = days.get(day) ?? 0;
          const shared = {
            'data-today': index + 1 === dateToday || undefined,
            // Where the month begins in its first week; the others follow.
            style: index === 0 ? { gridRowStart: month.weekday + 1 } : undefined,
          };
          if (count === 0) return <i key={day} {...shared} />;
          const label = messages.dayLabel(dayName(language, day), articles(count));
          return (
            <a
              key={day}
              {...shared}
              href={root + queryOfDay(day)}
              data-day={day}
              data-ink={inkOf(count, bounds)}
              aria-label={label}
              title={label}
              tabIndex={day === stop ? 0 : -1}
            />
          );
        })}
      </div>
    </div>
  );
}
