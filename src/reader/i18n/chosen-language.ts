import type { Preferences } from '#reader/state/preferences.ts';
import { browserLanguage, type Language } from './words.ts';

/** The language that the reader has chosen, else the first of the browser's that the interface speaks. */
export function chosenLanguage({ language }: Pick<Preferences, 'language'>): Language {
  return language ?? browserLanguage(navigator.languages);
}
