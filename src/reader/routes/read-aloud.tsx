import { lazy, Suspense, useState } from 'react';
import type { Article } from '#contract/article.ts';
import { press } from './page-parts.ts';
import { linkInArticle } from './use-desk-commands.ts';

const Player = lazy(async () => {
  const { Player } = await import('#reader/features/read-aloud/player.tsx');
  return { default: Player };
});

/** The player, which stays while the next article is on its way. */
export function ReadAloud(props: { article: Article | null; onClose: () => void }) {
  const [article, setArticle] = useState(props.article);
  if (props.article && props.article !== article) setArticle(props.article);
  return (
    article && (
      <Suspense>
        <Player
          article={article}
          onTurn={(direction) => press(linkInArticle(direction))}
          onClose={props.onClose}
        />
      </Suspense>
    )
  );
}
