import { X } from 'lucide-react';
import { type FormEvent, useRef } from 'react';
import { categoryFromKey } from '#contract/list-index.ts';
import { type Mute, readMutes } from '#reader/state/mute.ts';
import { useMutes } from '#reader/state/mutes.ts';
import { IconButton } from '#reader/ui/icon-button.tsx';
import { Sheet } from '#reader/ui/sheet.tsx';
import { addMute, removeMute } from './change-mutes.ts';
import styles from './mutes.module.css';
import { nameOfMute } from './mutes-of-row.ts';
import { useMuteMessages } from './use-mute-messages.ts';

/** All that is muted, the last first, to be taken back; and a field for one more word. */
export function MutesSheet({ onClose }: { onClose: () => void }) {
  const words = useMuteMessages();
  const mutes = useMutes();
  const field = useRef<HTMLInputElement>(null);

  const add = (event: FormEvent): void => {
    event.preventDefault();
    const [mute] = readMutes([{ kind: 'word', value: field.current?.value }]);
    if (!mute || !field.current) return;
    field.current.value = '';
    void addMute(mute, words);
  };
  const remove = (mute: Mute): void => {
    removeMute(mute, words);
    // The button that had the focus is gone.
    field.current?.focus();
  };

  return (
    <Sheet title={words.title} closeLabel={words.close} side="end" onClose={onClose}>
      <p className={styles.intro}>{words.intro}</p>
      <form className={styles.add} onSubmit={add}>
        <input ref={field} type="text" aria-label={words.word} placeholder={words.word} maxLength={100} />
        <button type="submit">{words.add}</button>
      </form>
      {mutes.length === 0 && <p className={styles.intro}>{words.nothing}</p>}
      {(['word', 'author', 'source'] as const).map((kind) => {
        const ofKind = mutes.filter((mute) => mute.kind === kind).reverse();
        return (
          ofKind.length > 0 && (
            <section key={kind} className={styles.kind}>
              <h3>{words.kinds[kind]}</h3>
              <ul>
                {ofKind.map((mute) => (
                  <li key={mute.value}>
                    <bdi>{mute.kind === 'source' ? categoryFromKey(mute.value).join(' / ') : mute.value}</bdi>
                    <IconButton
                      icon={X}
                      label={words.unmute(nameOfMute(mute))}
                      onClick={() => remove(mute)}
                    />
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </Sheet>
  );
}
