import characters from 'opencc-js/dict/TSCharacters';
import phrases from 'opencc-js/dict/TSPhrases';
import type { ConversionRules } from './converter.ts';

/** Traditional to Simplified; the words stay as they are (OpenCC's `t2s`). */
export const rules: ConversionRules = { segmentation: [], steps: [[phrases, characters]] };
