import { useEffect, useSyncExternalStore } from 'react';
import { usePreferences } from '#reader/state/preferences.ts';
import { chosenLanguage } from './chosen-language.ts';
import type { Messages } from './messages/en.ts';
import { type Language, onAnotherLanguage, speak, spokenWords } from './words.ts';

export type { Language } from './words.ts';

/** The language of the interface. */
export function useLanguage(): Language {
  return useWords().language;
}

/** The interface's words. */
export function useMessages(): Messages {
  return useWords().messages;
}

/** Speaks the language that is chosen, as soon as its words are there, and tells the browser which one it is. */
export function useChosenLanguage(): void {
  const chosen = chosenLanguage(usePreferences());
  useEffect(() => {
    speak(chosen).catch(() => {
      // Its words did not come: the page goes on in the language it has, and the next visit tries again.
    });
  }, [chosen]);
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
}

function useWords() {
  return useSyncExternalStore(onAnotherLanguage, spokenWords);
}
