import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useMessages } from '#reader/i18n/use-messages.ts';
import styles from './words-field.module.css';

/** A filter follows the typing after this pause. */
const pauseMs = 250;

/** One letter finds everything; one Han is a word. */
const tooShort = /^[^\u3400-\u9fff]$/u;

/** Searches while one types; waits until an input method has finished. */
export function WordsField(props: {
  words: string;
  onChange: (words: string) => void;
  /** What is offered as long as nothing is typed. */
  suggestions?: ReactNode;
}) {
  const { words, onChange, suggestions } = props;
  const messages = useMessages();
  const [typed, setTyped] = useState(words);
  const [isComposing, setComposing] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  /** What was asked for and has not come back with the view yet, oldest first. */
  const asked = useRef<string[]>([]);
  const change = useEffectEvent(onChange);

  useEffect(() => {
    // What was asked for here comes back with the view, while the person may have typed on.
    const answered = asked.current.indexOf(words);
    if (answered < 0) setTyped(words);
    asked.current = asked.current.slice(answered + 1);
  }, [words]);
  const isSettled = isComposing || typed.trim() === words || tooShort.test(typed.trim());
  const ask = useEffectEvent(() => {
    if (asked.current.at(-1) === typed.trim()) return;
    asked.current.push(typed.trim());
    change(typed.trim());
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each letter begins the pause anew.
  useEffect(() => {
    if (isSettled) return;
    const timer = setTimeout(ask, pauseMs);
    return () => clearTimeout(timer);
  }, [typed, words, isSettled]);

  const leave = (event: KeyboardEvent<HTMLInputElement>): void => {
    // The browser's own Escape empties the field first; Enter of an input method ends its word.
    const isLeft = event.key === 'Enter' || (event.key === 'Escape' && typed === '');
    if (!isLeft || event.nativeEvent.isComposing) return;
    if (!isSettled) ask();
    event.currentTarget.blur();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: not every browser, nor jsdom, knows the element.
    <div
      role="search"
      className={styles.place}
      onFocus={() => setFocus(true)}
      onBlur={(event) => setFocus(event.currentTarget.contains(event.relatedTarget))}
    >
      <label className={styles.field}>
        <Search size={16} strokeWidth={1.5} aria-hidden="true" />
        <input
          className={styles.input}
          type="search"
          value={typed}
          placeholder={messages.wordsHint}
          aria-label={messages.words}
          onKeyDown={leave}
          onChange={(event) => setTyped(event.target.value)}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
        />
      </label>
      {hasFocus && typed === '' && suggestions}
    </div>
  );
}
