import { type FormEvent, useId, useState } from 'react';
import { setMastodonServer, useMastodonServer } from '#reader/state/mastodon.ts';
import styles from './share.module.css';
import { mastodonInstance, mastodonUrl, type Shared } from './share-targets.ts';
import { useShareMessages } from './use-share-messages.ts';

/** The way to Mastodon, which has many servers: it asks for a person's own once. */
export function MastodonTarget({ shared }: { shared: Shared }) {
  const words = useShareMessages();
  const server = mastodonInstance(useMastodonServer());
  const [isAsking, setAsking] = useState(false);
  if (isAsking) {
    return <ServerForm shared={shared} server={server ?? ''} onDone={() => setAsking(false)} />;
  }
  if (server === null) {
    return (
      <button className={styles.target} type="button" onClick={() => setAsking(true)}>
        {words.mastodon}
      </button>
    );
  }
  return (
    <span className={styles.mastodon}>
      <a
        className={styles.target}
        href={mastodonUrl(server, shared)}
        rel="noopener noreferrer"
        target="_blank"
      >
        {words.mastodon}
      </a>
      <button
        className={styles.server}
        type="button"
        aria-label={words.changeServer(server)}
        title={words.changeServer(server)}
        onClick={() => setAsking(true)}
      >
        {server}
      </button>
    </span>
  );
}

function ServerForm({ shared, server, onDone }: { shared: Shared; server: string; onDone: () => void }) {
  const words = useShareMessages();
  const id = useId();
  const [typed, setTyped] = useState(server);
  const [isBad, setBad] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const named = mastodonInstance(typed);
    setBad(named === null);
    if (named === null) return;
    setMastodonServer(named);
    window.open(mastodonUrl(named, shared), '_blank', 'noopener,noreferrer');
    onDone();
  };
  return (
    <form className={styles.serverForm} onSubmit={submit}>
      <label htmlFor={id}>{words.server}</label>
      <div>
        <input
          id={id}
          // biome-ignore lint/a11y/noAutofocus: it stands where the button was that asked for it.
          autoFocus
          inputMode="url"
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          placeholder="mastodon.social"
          value={typed}
          aria-invalid={isBad}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button className={styles.plain} type="submit">
          {words.open}
        </button>
      </div>
      <p id={`${id}-hint`} role="status">
        {isBad ? words.badServer : words.serverHint}
      </p>
    </form>
  );
}
