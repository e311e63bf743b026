import { type Language, useLanguage } from '#reader/i18n/use-messages.ts';
import { en, type SearchMessages } from './messages/en.ts';
import { zh } from './messages/zh.ts';
import { zhHant } from './messages/zh-hant.ts';

const languages = { 'zh-Hans': zh, 'zh-Hant': zhHant, en } as const satisfies Record<
  Language,
  SearchMessages
>;

/** The words of search. */
export function useSearchMessages(): SearchMessages {
  return languages[useLanguage()];
}
