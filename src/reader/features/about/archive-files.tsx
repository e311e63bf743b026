import type { About } from '#contract/about.ts';
import { formatBytes } from './format-bytes.ts';
import { Measures } from './measures.tsx';
import { Section } from './section.tsx';
import { useAboutMessages } from './use-about-messages.ts';

/** The archive's files by kind, the heaviest first. */
export function ArchiveFiles({ files }: Pick<About, 'files'>) {
  const { language, messages, number } = useAboutMessages();
  const sorted = files.toSorted(([, , a], [, , b]) => b - a);
  const count = files.reduce((sum, [, many]) => sum + many, 0);
  const bytes = files.reduce((sum, [, , size]) => sum + size, 0);
  const nameOf = (kind: string): string =>
    (Object.hasOwn(messages.fileKinds, kind) ? messages.fileKinds[kind] : undefined) ?? kind;
  return (
    <Section title={messages.files} text={messages.filesText(number(count), formatBytes(language, bytes))}>
      <Measures
        rows={sorted.map(([kind, many, size]) => ({
          name: nameOf(kind),
          note: `${kind} · ${number(many)}`,
          value: size,
          text: formatBytes(language, size),
        }))}
      />
    </Section>
  );
}
