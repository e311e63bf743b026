import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { About, ProblemPost } from '#contract/about.ts';
import { articlePath } from '#contract/article-url.ts';
import { problemsQuery } from '#reader/data/about-queries.ts';
import { useMessages } from '#reader/i18n/use-messages.ts';
import styles from './about.module.css';
import { PartFailed } from './part-failed.tsx';
import { Section } from './section.tsx';
import { useAboutMessages } from './use-about-messages.ts';

/** Posts that are shown at a time. */
const portion = 50;

/** Kinds of problems; a kind that one opens loads its posts. */
export function ProblemKinds({ problems }: Pick<About, 'problems'>) {
  const { messages } = useAboutMessages();
  if (problems.length === 0) return <Section title={messages.problems}>{messages.problemsNone}</Section>;
  return (
    <Section title={messages.problems} text={messages.problemsText}>
      <ul className={styles.kinds}>
        {problems.map(([code, count, names]) => (
          <Kind key={code} code={code} count={count} names={names} />
        ))}
      </ul>
    </Section>
  );
}

function Kind({ code, count, names }: { code: string; count: number; names: readonly string[] }) {
  const { messages, number } = useAboutMessages();
  const [isOpen, setOpen] = useState(false);
  const name = Object.hasOwn(messages.kinds, code) ? messages.kinds[code] : code;
  return (
    <li>
      <button type="button" className={styles.kind} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <ChevronRight size={16} strokeWidth={1.5} aria-hidden="true" />
        <span>{name}</span> <span className={styles.kindCount}>{number(count)}</span>
      </button>
      {isOpen && <Posts names={names} />}
    </li>
  );
}

/** The posts of the files so far, the last file in portions; then those of the next file. */
function Posts({ names }: { names: readonly string[] }) {
  const { messages } = useAboutMessages();
  const [files, setFiles] = useState(1);
  return (
    <>
      {names.slice(0, files).map((name, index) => (
        <PostsOfFile
          key={name}
          name={name}
          isLast={index === files - 1}
          onMore={files < names.length ? () => setFiles(files + 1) : null}
          moreLabel={messages.showMore}
        />
      ))}
    </>
  );
}

function PostsOfFile(props: {
  name: string;
  isLast: boolean;
  onMore: (() => void) | null;
  moreLabel: string;
}) {
  const { name, isLast, onMore, moreLabel } = props;
  const { loading } = useMessages();
  const posts = useQuery(problemsQuery(name));
  const [shown, setShown] = useState(portion);
  if (posts.isError) return <PartFailed onRetry={() => void posts.refetch()} />;
  if (!posts.data) return <p role="status">{loading}</p>;
  const isWhole = shown >= posts.data.length;
  const more = isWhole ? isLast && onMore : () => setShown(shown + portion);
  return (
    <>
      <ul className={styles.posts}>
        {posts.data.slice(0, shown).map((post, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a post may have the same problem twice.
          <Post key={index} post={post} />
        ))}
      </ul>
      {more && (
        <button type="button" className={styles.more} onClick={more}>
          {moreLabel}
        </button>
      )}
    </>
  );
}

function Post({ post: { id, title, file, detail } }: { post: ProblemPost }) {
  return (
    <li>
      {id === null ? <span>{file}</span> : <Link to={`/${articlePath(id)}`}>{title || file}</Link>}
      <small>{detail}</small>
      {id !== null && <small className={styles.file}>{file}</small>}
    </li>
  );
}
