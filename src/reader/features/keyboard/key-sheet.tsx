import { useState } from 'react';
import { Sheet } from '#reader/ui/sheet.tsx';
import { type Command, type CommandId, commandGroups, commands } from './commands.ts';
import { KeyCap, printedKeys } from './key-cap.tsx';
import {
  conflictsOf,
  keysOf,
  plainKeys,
  setKeySettings,
  useKeySettings,
  withKey,
  withoutConflicts,
} from './key-settings.ts';
import styles from './keys.module.css';
import { useKeyCapture } from './use-key-capture.ts';
import { useKeyMessages } from './use-key-messages.ts';

/** A key that a person wants for a command while another one has it. */
type Wish = { id: CommandId; key: string };

/** All keys, drawn from the table that binds them. Each can be changed, and those that type a sign can be turned off. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const words = useKeyMessages();
  const settings = useKeySettings();
  const [wish, setWish] = useState<Wish | null>(null);
  const [news, setNews] = useState('');
  const give = ({ id, key }: Wish): void => {
    setKeySettings(withKey(withoutConflicts(settings, id, key), id, key));
    setWish(null);
    setNews(words.changed(words.commands[id], printedKeys(key, words.space)));
  };
  const choose = (id: CommandId, key: string | null): void => {
    setNews(key === null ? words.cannotUse : '');
    if (key === null) return;
    if (conflictsOf(settings, id, key).length > 0) setWish({ id, key });
    else give({ id, key });
  };

  return (
    <Sheet title={words.title} closeLabel={words.close} side="end" onClose={onClose}>
      <label className={styles.switch}>
        <span>
          {words.signs}
          <small>{words.signsHint}</small>
        </span>
        <input
          type="checkbox"
          checked={settings.hasSigns}
          onChange={(event) => setKeySettings({ ...settings, hasSigns: event.target.checked })}
        />
      </label>
      <p className={styles.news} role="status">
        {news}
      </p>
      {commandGroups.map((group) => (
        <section key={group} className={styles.group}>
          <h3>{words.groups[group]}</h3>
          <ul>
            {commands.map(
              (command) =>
                command.group === group && (
                  <li key={command.id}>
                    <KeyRow command={command} onChoose={(key) => choose(command.id, key)} />
                    {wish?.id === command.id && (
                      <TakeOver wish={wish} onTake={() => give(wish)} onLeave={() => setWish(null)} />
                    )}
                  </li>
                ),
            )}
          </ul>
        </section>
      ))}
      <button type="button" className={styles.reset} onClick={() => setKeySettings(plainKeys)}>
        {words.reset}
      </button>
    </Sheet>
  );
}

function KeyRow({ command, onChoose }: { command: Command; onChoose: (key: string | null) => void }) {
  const words = useKeyMessages();
  const settings = useKeySettings();
  const capture = useKeyCapture(onChoose);
  const keys = keysOf(command, settings);
  const name = words.commands[command.id];
  const spoken = keys.map((key) => printedKeys(key, words.space)).join(' ');
  return (
    <div className={styles.row}>
      <span>{name}</span>
      <button
        type="button"
        className={styles.keys}
        aria-label={words.change(name, spoken || words.noKey)}
        aria-pressed={capture.isOn}
        onClick={capture.start}
        onKeyDown={capture.onKeyDown}
        onBlur={capture.stop}
      >
        {capture.isOn
          ? capture.first
            ? words.pressSecond(printedKeys(capture.first, words.space))
            : words.pressKey
          : keys.length === 0
            ? words.noKey
            : keys.map((key) => (
                <span key={key} className={styles.sequence}>
                  <KeyCap keys={key} />{' '}
                </span>
              ))}
      </button>
    </div>
  );
}

function TakeOver(props: { wish: Wish; onTake: () => void; onLeave: () => void }) {
  const { wish, onTake, onLeave } = props;
  const words = useKeyMessages();
  const settings = useKeySettings();
  const others = conflictsOf(settings, wish.id, wish.key).map(({ id }) => words.commands[id]);
  return (
    <div className={styles.conflict} role="alert">
      <p>{words.taken(printedKeys(wish.key, words.space), others.join(', '))}</p>
      <button type="button" onClick={onTake}>
        {words.takeOver}
      </button>
      <button type="button" onClick={onLeave}>
        {words.keep}
      </button>
    </div>
  );
}
