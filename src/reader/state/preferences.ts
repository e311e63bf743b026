import * as v from 'valibot';
import { createStore } from './store.ts';
import { typeLimits } from './type-limits.ts';

/** All that can be chosen by name; `public/theme.js` dresses the page in them. */
export const themes = ['light', 'dark', 'sepia', 'black', 'contrast', 'eink'] as const;

const numberWithin = ({ min, max }: { min: number; max: number }) =>
  v.fallback(v.nullable(v.pipe(v.number(), v.minValue(min), v.maxValue(max))), null);

/** How Chinese text can be shown. */
export const chineseScripts = ['original', 'hans', 'hant-tw', 'hant-hk'] as const;
export type ChineseScript = (typeof chineseScripts)[number];

/** How the text of an article is set. `null`: as the page has it. */
const typeSchema = (script: 'zh' | 'latin') => {
  const faces = { zh: ['hei', 'song', 'kai'], latin: ['sans', 'serif'] } as const;
  const { size, leading, measure } = typeLimits[script];
  return v.object({
    face: v.fallback(v.nullable(v.picklist(faces[script])), null),
    size: numberWithin(size),
    leading: numberWithin(leading),
    measure: numberWithin(measure),
    paragraphs: v.fallback(v.nullable(v.picklist(['gap', 'indent'])), null),
    isJustified: v.fallback(v.nullable(v.boolean()), null),
  });
};

/** The setting of text that nobody has changed. */
export const plainType = {
  face: null,
  size: null,
  leading: null,
  measure: null,
  paragraphs: null,
  isJustified: null,
} as const;

const preferencesSchema = v.object({
  /** `auto`: light or dark as the system; `time`: dark from the evening to the morning. */
  theme: v.fallback(v.picklist(['auto', 'time', ...themes]), 'auto'),
  /** `null`: the browser decides. */
  language: v.fallback(v.nullable(v.picklist(['zh-Hans', 'zh-Hant', 'en'])), null),
  /** `auto`: on a connection that is to be spared, pictures wait until they are wanted. */
  pictures: v.fallback(v.picklist(['auto', 'always', 'tap']), 'auto'),
  /** When an article counts as read by itself: never, as soon as it is opened, or when it was looked at for a while. */
  reading: v.fallback(v.picklist(['off', 'opened', 'finished']), 'finished'),
  /** Whether a finger drawn sideways over a row or an article does something. */
  swipes: v.fallback(v.picklist(['on', 'off']), 'on'),
  /** How Chinese text is shown: as it was written, in Simplified characters, or as in Taiwan or Hong Kong. */
  chinese: v.fallback(v.picklist(chineseScripts), 'original'),
  /** How articles in Han characters are set, and all others. */
  zh: v.fallback(typeSchema('zh'), plainType),
  latin: v.fallback(typeSchema('latin'), plainType),
});

export type Preferences = v.InferOutput<typeof preferencesSchema>;
/** The two ways of setting text that are chosen apart. */
export type Script = 'zh' | 'latin';
export type TypeSettings = Preferences[Script];
const defaults: Preferences = {
  theme: 'auto',
  language: null,
  pictures: 'auto',
  reading: 'finished',
  swipes: 'on',
  chinese: 'original',
  zh: plainType,
  latin: plainType,
};

const store = createStore('lectern:preferences', (stored): Preferences => {
  const result = v.safeParse(preferencesSchema, stored);
  return result.success ? result.output : defaults;
});

export const usePreferences = store.use;
export const getPreferences = store.get;

/** Changes some preferences, keeps the others, and lets `public/theme.js` dress the page in them. */
export function setPreferences(changes: Partial<Preferences>): void {
  store.set({ ...store.get(), ...changes });
  window.dispatchEvent(new CustomEvent('lectern:preferences', { detail: store.get() }));
}
