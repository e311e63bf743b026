import { Copy, Image, Share2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { isoDate } from '#reader/i18n/format.ts';
import { useShownScript } from '#reader/state/chinese-script.ts';
import { copyText } from '#reader/ui/copy-text.ts';
import { IconButton } from '#reader/ui/icon-button.tsx';
import { QrCode } from '#reader/ui/qr-code.tsx';
import { Sheet } from '#reader/ui/sheet.tsx';
import { showToast } from '#reader/ui/toast.ts';
import { apaCitation, gbCitation, markdownLink } from './citations.ts';
import { MastodonTarget } from './mastodon-target.tsx';
import { isAbort, Poster } from './poster.tsx';
import type { PosterWords } from './poster-layout.ts';
import styles from './share.module.css';
import { type Shared, shareTargets, shorten, targetUrl } from './share-targets.ts';
import type { Shareable } from './shareable.ts';
import { useShareMessages } from './use-share-messages.ts';

/** How much of a passage stands beside its title in a message. */
const quoteInMessage = 60;

export type ShareSheetProps = {
  shared: Shareable;
  /** The archive's name. */
  site: string;
  /** The view shows what each reader has marked. */
  isOfMarks: boolean;
  onClose: () => void;
};

/** The ways to pass something on: its link, its code, a poster, services, forms to copy, and where it came from. */
export function ShareSheet({ shared, site, isOfMarks, onClose }: ShareSheetProps) {
  const words = useShareMessages();
  const [isPoster, setPoster] = useState(false);
  const script = useShownScript(shared.lang);
  const shown = useMemo(
    () => ({ ...shared, title: script.text(shared.title), text: script.text(shared.text) }),
    [shared, script.text],
  );
  const poster = useMemo(() => posterWords(shown, site, words.posterScan), [shown, site, words]);
  return (
    <Sheet title={words.title[shared.kind]} closeLabel={words.close} side="end" onClose={onClose}>
      {isPoster && poster ? (
        <Poster words={poster} code={shared.shortUrl} lang={script.lang} onBack={() => setPoster(false)} />
      ) : (
        <>
          <Subject shown={shown} lang={script.lang} />
          <Address url={shown.url} />
          {isOfMarks && <p className={styles.hint}>{words.marksOnly}</p>}
          <NativeButton shared={messageOf(shown, words.quoted)} />
          <div className={styles.scan}>
            <QrCode className={styles.code} text={shown.shortUrl} />
            <div>
              <p>{words.scan}</p>
              {poster && (
                <button className={styles.plain} type="button" onClick={() => setPoster(true)}>
                  <Image size={16} strokeWidth={1.5} aria-hidden="true" />
                  {words.poster}
                </button>
              )}
            </div>
          </div>
          <Targets shared={messageOf(shown, words.quoted)} />
          <Copies shown={shown} />
          {shown.original !== null && <Original address={shown.original} />}
        </>
      )}
    </Sheet>
  );
}

function Subject({ shown, lang }: { shown: Shareable; lang: string }) {
  const facts = factsOf(shown);
  return (
    <div className={styles.subject} lang={lang} dir={shown.dir}>
      {shown.kind === 'passage' && <blockquote>{shown.text}</blockquote>}
      <h3>{shown.title}</h3>
      {facts !== '' && <p>{facts}</p>}
    </div>
  );
}

function Address({ url }: { url: string }) {
  const words = useShareMessages();
  const copy = useCopy();
  return (
    <div className={styles.address}>
      <input
        readOnly
        dir="ltr"
        aria-label={words.address}
        value={url}
        onFocus={(event) => event.target.select()}
      />
      <button className={styles.first} type="button" onClick={() => copy(url)}>
        <Copy size={16} strokeWidth={1.5} aria-hidden="true" />
        {words.copyLink}
      </button>
    </div>
  );
}

/** The system's own way, where it has one. */
function NativeButton({ shared }: { shared: Shared }) {
  const words = useShareMessages();
  if (!('share' in navigator)) return null;
  const pass = async (): Promise<void> => {
    try {
      await navigator.share({ title: shared.title, text: shared.title, url: shared.url });
    } catch (error) {
      if (!isAbort(error)) showToast({ text: words.nativeFailed });
    }
  };
  return (
    <button className={styles.native} type="button" onClick={() => void pass()}>
      <Share2 size={16} strokeWidth={1.5} aria-hidden="true" />
      {words.native}
    </button>
  );
}

function Targets({ shared }: { shared: Shared }) {
  const words = useShareMessages();
  return (
    <section className={styles.section}>
      <h3>{words.sendTo}</h3>
      <ul className={styles.targets}>
        {shareTargets.map((target) => (
          <li key={target}>
            <a
              className={styles.target}
              href={targetUrl(target, shared)}
              rel="noopener noreferrer"
              target="_blank"
            >
              {words.targets[target]}
            </a>
          </li>
        ))}
        <li>
          <MastodonTarget shared={shared} />
        </li>
      </ul>
    </section>
  );
}

function Copies({ shown }: { shown: Shareable }) {
  const words = useShareMessages();
  const copy = useCopy();
  const { title, url, shortUrl } = shown;
  const forms: [label: string, text: () => string][] = [[words.markdown, () => markdownLink({ title, url })]];
  if (shown.kind !== 'view') {
    const cited = { ...shown, url: shortUrl };
    forms.push([words.gb, () => gbCitation(cited, new Date())], [words.apa, () => apaCitation(cited)]);
  }
  return (
    <section className={styles.section}>
      <h3>{words.copyAs}</h3>
      <div className={styles.forms}>
        {forms.map(([label, text]) => (
          <button key={label} className={styles.target} type="button" onClick={() => copy(text())}>
            {label}
          </button>
        ))}
      </div>
    </section>
  );
}

function Original({ address }: { address: string }) {
  const words = useShareMessages();
  const copy = useCopy();
  return (
    <section className={styles.section}>
      <h3>{words.original}</h3>
      <div className={styles.original}>
        <a href={address} dir="ltr" rel="noopener noreferrer" target="_blank">
          {address}
        </a>
        <IconButton icon={Copy} label={words.copyOriginal} onClick={() => copy(address)} />
      </div>
    </section>
  );
}

function useCopy(): (text: string) => void {
  const words = useShareMessages();
  return (text) =>
    void copyText(text).then((isDone) => showToast({ text: isDone ? words.copied : words.copyFailed }));
}

/** What is said where there is room for one line; services that have room for more take the text, too. */
function messageOf(shown: Shareable, quoted: (quote: string, title: string) => string): Shared {
  const { kind, title, text, url } = shown;
  return { url, text, title: kind === 'passage' ? quoted(shorten(text, quoteInMessage), title) : title };
}

function factsOf({ author, source, date }: Shareable): string {
  const day = date === null ? null : isoDate(date).slice(0, 10);
  return [author, source === author ? null : source, day].filter((fact) => fact !== null).join(' · ');
}

function posterWords(shown: Shareable, site: string, scan: string): PosterWords | null {
  const { kind, title, text, url } = shown;
  if (kind === 'view') return null;
  return { kind, site, title, text, facts: factsOf(shown), scan, host: new URL(url).host };
}
