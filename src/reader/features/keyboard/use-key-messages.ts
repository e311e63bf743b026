import { type Language, useLanguage } from '#reader/i18n/use-messages.ts';
import { en, type KeyMessages } from './messages/en.ts';
import { zh } from './messages/zh.ts';
import { zhHant } from './messages/zh-hant.ts';

const languages = { 'zh-Hans': zh, 'zh-Hant': zhHant, en } as const satisfies Record<Language, KeyMessages>;

/** The words of commands and of the sheet of keys. */
export function useKeyMessages(): KeyMessages {
  return languages[useLanguage()];
}
