import { usePreferences } from '#reader/state/preferences.ts';
import { en, type Messages } from './messages/en.ts';
import { zh } from './messages/zh.ts';

export const languages = { 'zh-Hans': zh, en } as const satisfies Record<string, Messages>;
export type Language = keyof typeof languages;

/** The language of the interface: the chosen one, else the first of the browser's that we speak. */
export function useLanguage(): Language {
  const { language } = usePreferences();
  return language ?? browserLanguage(navigator.languages);
}

/** The interface's words. */
export function useMessages(): Messages {
  return languages[useLanguage()];
}

/** The first language of a list of BCP 47 tags that the interface speaks; English when there is none. */
export function browserLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    if (/^zh\b/i.test(tag)) return 'zh-Hans';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}
