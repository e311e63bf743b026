import { createListeners } from '#reader/state/listeners.ts';
import type { Messages } from './messages/en.ts';

/** The languages of the interface, each with its own name. */
export const languageNames = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' } as const;
export type Language = keyof typeof languageNames;
export const languages = ['zh-Hans', 'zh-Hant', 'en'] as const satisfies readonly Language[];

/** One chunk for each language: only the words that are spoken travel. */
const fetchWords: Readonly<Record<Language, () => Promise<Messages>>> = {
  'zh-Hans': async () => (await import('./messages/zh.ts')).zh,
  'zh-Hant': async () => (await import('./messages/zh-hant.ts')).zhHant,
  en: async () => (await import('./messages/en.ts')).en,
};

type Words = { language: Language; messages: Messages };
let spoken: Words | null = null;
let wanted: Language | null = null;
const listeners = createListeners();

/**
 * Fetches the words of a language and speaks it from then on, unless another one is wanted meanwhile. Rejects when the words do not
 * come; the language before is then spoken on.
 */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  if (spoken?.language === language) return;
  const messages = await fetchWords[language]();
  if (wanted !== language) return;
  spoken = { language, messages };
  listeners.tell();
}

/** The language that is spoken, and its words. Throws before the first `speak` is done. */
export function spokenWords(): Words {
  if (!spoken) throw new Error('no language is spoken yet');
  return spoken;
}

/** Calls `listener` whenever another language is spoken; gives the function that ends it. */
export const onAnotherLanguage = listeners.subscribe;

/**
 * The first language of a list of BCP 47 tags that the interface speaks; English when there is none. `public/theme.js` knows the same
 * rule, so that the words are on their way before this code is.
 */
export function browserLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    if (/^zh\b/i.test(tag)) return isTraditional(tag) ? 'zh-Hant' : 'zh-Hans';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}

/** A script that is named says more than the region. */
function isTraditional(tag: string): boolean {
  return /-hant\b/i.test(tag) || (/-(tw|hk|mo)\b/i.test(tag) && !/-hans\b/i.test(tag));
}
