import { Fragment } from 'react';
import { isAppleKeyboard } from './key-name.ts';
import styles from './keys.module.css';
import { useKeyMessages } from './use-key-messages.ts';

/** Keys as they are printed on a keyboard. */
export function KeyCap({ keys }: { keys: string }) {
  const words = useKeyMessages();
  return keys.split(' ').map((key) => (
    <Fragment key={key}>
      <kbd className={styles.cap}>{printedKey(key, words.space)}</kbd>{' '}
    </Fragment>
  ));
}

/** A key's name as people know it: `mod+k` is `⌘K` or `Ctrl K`. */
function printedKey(key: string, space: string): string {
  const isApple = isAppleKeyboard();
  const printed: Record<string, string> = {
    mod: isApple ? '⌘' : 'Ctrl ',
    Shift: isApple ? '⇧' : 'Shift ',
    Space: space,
    Escape: 'Esc',
    Enter: '↵',
  };
  // The plus key is itself a plus.
  const parts = key === '+' ? [key] : key.split('+');
  return parts.map((part) => printed[part] ?? part.toUpperCase()).join('');
}

/** Keys that are pressed one after the other, as text. */
export function printedKeys(keys: string, space: string): string {
  return keys
    .split(' ')
    .map((key) => printedKey(key, space))
    .join(' ');
}
