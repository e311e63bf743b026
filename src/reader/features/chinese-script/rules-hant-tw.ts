import words from 'opencc-js/dict/TWPhrases';
import variants from 'opencc-js/dict/TWVariants';
import variantPhrases from 'opencc-js/dict/TWVariantsPhrases';
import type { ConversionRules } from './converter.ts';
import { segmentation, toTraditional } from './traditional.ts';

/** Simplified to Traditional with the characters and the words of Taiwan (OpenCC's `s2twp`). */
export const rules: ConversionRules = {
  segmentation,
  steps: [toTraditional, [words, variantPhrases, variants]],
};
