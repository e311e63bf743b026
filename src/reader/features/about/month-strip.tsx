import { memo } from 'react';
import type { Counts } from '#contract/counts-over-time.ts';
import { inkOf, inks } from './ink.ts';
import styles from './source-months.module.css';

export type Span = { first: number; last: number };

/** The least a month with articles rises above the line. */
const leastHeight = 0.14;

/**
 * The months of one source, as a skyline: how high says how its months compare with each other, how dark how they compare with those
 * of all sources. One shape for each shade, so that a hundred sources are a few hundred elements.
 */
export const MonthStrip = memo(function MonthStrip(props: {
  months: Counts;
  span: Span;
  bounds: readonly number[];
  label: string;
}) {
  const { months, span, bounds, label } = props;
  const width = span.last + 1 - span.first;
  const drawn = [...months].filter(([month]) => month >= span.first && month <= span.last);
  const largest = Math.max(1, ...drawn.map(([, count]) => count));
  const shapes: string[] = Array.from({ length: inks + 1 }, () => '');
  for (const [month, count] of drawn) {
    const height = Math.max(leastHeight, count / largest).toFixed(3);
    shapes[inkOf(count, bounds)] += `M${month - span.first} 1h1v-${height}h-1z`;
  }
  return (
    <svg
      className={styles.strip}
      viewBox={`0 0 ${width} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {shapes.map(
        (shape, ink) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the shade is the index.
          shape && <path key={ink} data-ink={ink} d={shape} />,
      )}
    </svg>
  );
});

/** All months as bars. */
export function MonthBars({ months, span, label }: { months: Counts; span: Span; label: string }) {
  const width = span.last + 1 - span.first;
  const drawn = [...months].filter(([month]) => month >= span.first && month <= span.last);
  const largest = Math.max(1, ...drawn.map(([, count]) => count));
  const shape = drawn
    .map(([month, count]) => {
      const height = (count / largest).toFixed(4);
      return `M${month - span.first + 0.08} 1h.84v-${height}h-.84z`;
    })
    .join('');
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${width} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path d={shape} />
    </svg>
  );
}
