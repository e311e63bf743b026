import { chineseLangs, type ScriptConversion } from '#reader/state/chinese-script.ts';
import type { ChineseScript } from '#reader/state/preferences.ts';
import { conversionSteps } from './convert-tree.ts';
import { createConverter } from './converter.ts';

/** The longest that work may keep the page from answering, in milliseconds. */
const stepMs = 8;

const loadRules = {
  hans: () => import('./rules-hans.ts'),
  'hant-tw': () => import('./rules-hant-tw.ts'),
  'hant-hk': () => import('./rules-hant-hk.ts'),
};

/** Fetches what turns Chinese text into a script. @throws when the dictionaries cannot be had. */
export async function loadConversion(script: Exclude<ChineseScript, 'original'>): Promise<ScriptConversion> {
  const { rules } = await loadRules[script]();
  const convert = createConverter(rules);
  return {
    lang: chineseLangs[script],
    text: (original) => convert(original).text,
    tree(root) {
      for (const _ of conversionSteps(root, convert));
    },
    async treeInSteps(root, signal) {
      let start = performance.now();
      for (const _ of conversionSteps(root, convert)) {
        if (performance.now() - start < stepMs) continue;
        await pause();
        if (signal.aborted) return;
        start = performance.now();
      }
    },
  };
}

/** Lets the page answer. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
