import { type Language, useLanguage } from '#reader/i18n/use-messages.ts';
import { en, type MuteMessages } from './messages/en.ts';
import { zh } from './messages/zh.ts';
import { zhHant } from './messages/zh-hant.ts';

const languages = { 'zh-Hans': zh, 'zh-Hant': zhHant, en } as const satisfies Record<Language, MuteMessages>;

/** The words about what is muted. */
export function useMuteMessages(): MuteMessages {
  return languages[useLanguage()];
}
