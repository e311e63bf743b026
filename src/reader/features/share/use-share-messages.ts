import { type Language, useLanguage } from '#reader/i18n/use-messages.ts';
import { en, type ShareMessages } from './messages/en.ts';
import { zh } from './messages/zh.ts';
import { zhHant } from './messages/zh-hant.ts';

const languages = { 'zh-Hans': zh, 'zh-Hant': zhHant, en } as const satisfies Record<Language, ShareMessages>;

/** The words of the sheet for passing on. */
export function useShareMessages(): ShareMessages {
  return languages[useLanguage()];
}
