import { type KeyboardEvent, useState } from 'react';
import { sequenceKey } from './find-command.ts';
import { isAppleKeyboard, keyName } from './key-name.ts';

/** Keys that only move about, or that say nothing by themselves. */
const ignored = new Set(['Tab', 'Shift', 'Control', 'Meta', 'Alt', 'CapsLock']);

/**
 * Waits on a button for the key that a person wants for a command; Escape gives up. A sequence begins with its own key. `onKey`
 * gets the name, or `null` for a key that cannot be used.
 */
export function useKeyCapture(onKey: (key: string | null) => void): {
  isOn: boolean;
  /** The key that begins a sequence was pressed. */
  first: string | null;
  start: () => void;
  stop: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
} {
  const [state, setState] = useState<'off' | 'first' | 'second'>('off');
  const onKeyDown = (event: KeyboardEvent): void => {
    if (state === 'off' || ignored.has(event.key)) return;
    // Also Escape and Enter, which would close the dialog and press the button.
    event.preventDefault();
    event.stopPropagation();
    const key = keyName(event.nativeEvent, isAppleKeyboard());
    const isLeader = key === sequenceKey && state === 'first';
    setState(isLeader ? 'second' : 'off');
    if (isLeader || key === 'Escape') return;
    onKey(key !== null && state === 'second' ? `${sequenceKey} ${key}` : key);
  };
  return {
    isOn: state !== 'off',
    first: state === 'second' ? sequenceKey : null,
    start: () => setState('first'),
    stop: () => setState('off'),
    onKeyDown,
  };
}
