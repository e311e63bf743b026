import { type Language, useLanguage } from '#reader/i18n/use-messages.ts';
import { en, type ListMessages } from './messages/en.ts';
import { zh } from './messages/zh.ts';
import { zhHant } from './messages/zh-hant.ts';

const languages = { 'zh-Hans': zh, 'zh-Hant': zhHant, en } as const satisfies Record<Language, ListMessages>;

/** The words about how a list looks, and about views that are kept. */
export function useListMessages(): ListMessages {
  return languages[useLanguage()];
}
