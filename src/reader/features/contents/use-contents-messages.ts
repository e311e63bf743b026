import { type Language, useLanguage } from '#reader/i18n/use-messages.ts';
import { type ContentsMessages, en } from './messages/en.ts';
import { zh } from './messages/zh.ts';
import { zhHant } from './messages/zh-hant.ts';

const languages = { 'zh-Hans': zh, 'zh-Hant': zhHant, en } as const satisfies Record<
  Language,
  ContentsMessages
>;

/** The words of the contents. */
export function useContentsMessages(): ContentsMessages {
  return languages[useLanguage()];
}
