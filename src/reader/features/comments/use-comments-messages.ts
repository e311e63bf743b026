import { type Language, useLanguage } from '#reader/i18n/use-messages.ts';
import { type CommentsMessages, en } from './messages/en.ts';
import { zh } from './messages/zh.ts';
import { zhHant } from './messages/zh-hant.ts';

const languages = { 'zh-Hans': zh, 'zh-Hant': zhHant, en } as const satisfies Record<
  Language,
  CommentsMessages
>;

/** The words about comments. */
export function useCommentsMessages(): CommentsMessages {
  return languages[useLanguage()];
}
