import { useEffect, useEffectEvent, useState } from 'react';
import { belongsElsewhere } from './belongs-elsewhere.ts';
import type { CommandId, CommandPlace } from './commands.ts';
import { createKeyReader } from './find-command.ts';
import { isAppleKeyboard, keyName } from './key-name.ts';
import { getKeySettings } from './key-settings.ts';

const noKeys = (): readonly KeyboardEvent[] => [];

/**
 * Binds the keys of the table for as long as the component is there. `run` does what a command says and answers `false` when
 * there is nothing to do: the key is then left to the browser. `takeEarly` gives the keys that were pressed before this code was here.
 */
export function useKeys(options: {
  places: () => readonly CommandPlace[];
  /** `key` is the key that was pressed last. */
  run: (id: CommandId, key: string) => boolean;
  takeEarly?: () => readonly KeyboardEvent[];
}): void {
  const places = useEffectEvent(options.places);
  const run = useEffectEvent(options.run);
  const takeEarly = useEffectEvent(options.takeEarly ?? noKeys);
  const [isApple] = useState(isAppleKeyboard);

  useEffect(() => {
    const reader = createKeyReader({ settings: getKeySettings, places: () => places() });
    const press = (event: KeyboardEvent): void => {
      const key = keyName(event, isApple);
      if (key === null || belongsElsewhere(event, key)) return;
      const command = reader.read(key, event.timeStamp);
      if (command && run(command.id, key)) event.preventDefault();
    };
    for (const event of takeEarly()) press(event);
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isApple]);
}
