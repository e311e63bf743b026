import { useQuery } from '@tanstack/react-query';
import type { ComponentType, ReactNode } from 'react';
import type { Manifest } from '#contract/manifest.ts';
import type { Row } from '#contract/row.ts';
import { hitQuery } from '#reader/data/search/hit-query.ts';
import { MarkedText } from './marked-text.tsx';

/** Title and summary of a hit with what was sought in them marked; where neither has it, the best passage of the text instead of the summary. */
export function HitLines(props: {
  manifest: Manifest;
  words: string;
  row: Row;
  /** What puts the two together, as in any row. */
  Lines: ComponentType<{ title: ReactNode; summary: ReactNode }>;
}) {
  const { manifest, words, row, Lines } = props;
  const shown = useQuery(hitQuery(manifest, words, row)).data;
  const summary = shown?.summary ?? { text: row.summary, marks: [] };
  return (
    <Lines
      title={<MarkedText text={row.title} marks={shown?.title ?? []} />}
      summary={summary.text && <MarkedText {...summary} />}
    />
  );
}
