import { useEffect, useRef } from 'react';
import styles from './contents.module.css';
import type { Section } from './sections.ts';

/** The sections of an article as links; the one that is being read is marked and kept in sight. */
export function SectionList(props: {
  sections: readonly Section[];
  current: number;
  lang: string;
  onChoose: (section: Section) => void;
}) {
  const { sections, current, lang, onChoose } = props;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const box = list.current;
    const entry = box?.children[Math.max(current, 0)];
    if (!box || !(entry instanceof HTMLElement)) return;
    // Only this list scrolls: `scrollIntoView` would take the page along.
    const isAbove = entry.offsetTop < box.scrollTop;
    const isBelow = entry.offsetTop + entry.offsetHeight > box.scrollTop + box.clientHeight;
    if (isAbove || isBelow) box.scrollTop = entry.offsetTop - box.clientHeight / 2;
  }, [current]);

  return (
    <ol ref={list} className={styles.sections} lang={lang === 'und' ? '' : lang}>
      {sections.map((section, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sections have an order and nothing else that is theirs alone.
        <li key={index} data-depth={section.depth}>
          <a
            href={`#${encodeURIComponent(section.title)}`}
            aria-current={index === current ? 'true' : undefined}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
              event.preventDefault();
              onChoose(section);
            }}
          >
            <span dir="auto">{section.title}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}
