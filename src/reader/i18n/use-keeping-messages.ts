import { type KeepingMessages, keepingEn } from './messages/keeping-en.ts';
import { keepingZh } from './messages/keeping-zh.ts';
import { keepingZhHant } from './messages/keeping-zh-hant.ts';
import { type Language, useLanguage } from './use-messages.ts';

const languages = { 'zh-Hans': keepingZh, 'zh-Hant': keepingZhHant, en: keepingEn } as const satisfies Record<
  Language,
  KeepingMessages
>;

/** The words for what is kept in the browser. Only for parts that are loaded when they are used. */
export function useKeepingMessages(): KeepingMessages {
  return keepingMessages(useLanguage());
}

/** The same outside of components. */
export function keepingMessages(language: Language): KeepingMessages {
  return languages[language];
}
