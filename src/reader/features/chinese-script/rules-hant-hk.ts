import words from 'opencc-js/dict/HKPhrases';
import variants from 'opencc-js/dict/HKVariants';
import variantPhrases from 'opencc-js/dict/HKVariantsPhrases';
import type { ConversionRules } from './converter.ts';
import { segmentation, toTraditional } from './traditional.ts';

/** Simplified to Traditional with the characters and the words of Hong Kong (OpenCC's `s2hkp`). */
export const rules: ConversionRules = {
  segmentation,
  steps: [toTraditional, [words, variantPhrases, variants]],
};
