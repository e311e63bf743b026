import { formatNumber } from '#reader/i18n/format.ts';
import { type Language, useLanguage } from '#reader/i18n/use-messages.ts';
import { type AboutMessages, en } from './messages/en.ts';
import { zh } from './messages/zh.ts';
import { zhHant } from './messages/zh-hant.ts';

const languages = { 'zh-Hans': zh, 'zh-Hant': zhHant, en } as const satisfies Record<Language, AboutMessages>;

/** The words of the page, and the ways its language writes numbers, days and bytes. */
export function useAboutMessages() {
  const language = useLanguage();
  const messages: AboutMessages = languages[language];
  const number = (value: number): string => formatNumber(language, value);
  return {
    language,
    messages,
    number,
    articles: (count: number): string => messages.articles(number(count), count === 1),
  };
}
