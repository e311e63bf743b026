import { useSyncExternalStore } from 'react';
import { createListeners } from './listeners.ts';
import type { ChineseScript } from './preferences.ts';

/** The language that Chinese text becomes, as a BCP 47 tag; `null`: the one it has. */
export const chineseLangs = {
  original: null,
  hans: 'zh-Hans',
  'hant-tw': 'zh-Hant-TW',
  'hant-hk': 'zh-Hant-HK',
} as const satisfies Record<ChineseScript, string | null>;

/** Turns Chinese text into one script. */
export type ScriptConversion = {
  /** BCP 47 tag of what it makes. */
  lang: string;
  text: (original: string) => string;
  /** Converts the texts below a node, which keep what they were. */
  tree: (root: Node) => void;
  /** The same while the page goes on living; it ends early when the signal says so. */
  treeInSteps: (root: Node, signal: AbortSignal) => Promise<void>;
};

/** How text of one language is shown. */
export type ShownScript = {
  lang: string;
  text: (original: string) => string;
  conversion: ScriptConversion | null;
};

let current: ScriptConversion | null = null;
const listeners = createListeners();

/** Sets what Chinese text is turned into from now on; `null` leaves it as it was written. */
export function setConversion(conversion: ScriptConversion | null): void {
  current = conversion;
  listeners.tell();
}

/** How text of a language is to be shown now. All that is not Chinese is shown as it is. */
export function useShownScript(lang: string): ShownScript {
  const conversion = useSyncExternalStore(listeners.subscribe, () => current);
  const isMeant = conversion !== null && /^zh\b/i.test(lang) && scriptOf(lang) !== scriptOf(conversion.lang);
  return isMeant
    ? { lang: conversion.lang, text: conversion.text, conversion }
    : { lang, text: asItIs, conversion: null };
}

/** The script that a tag of Chinese says; what is in the wanted one already keeps its own words and characters. */
function scriptOf(lang: string): 'hant' | 'hans' | null {
  if (/-(?:hant|tw|hk|mo)\b/i.test(lang)) return 'hant';
  return /-(?:hans|cn|sg)\b/i.test(lang) ? 'hans' : null;
}

const asItIs = (text: string): string => text;
