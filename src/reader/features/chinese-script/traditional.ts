import characters from 'opencc-js/dict/STCharacters';
import phrases from 'opencc-js/dict/STPhrases';
import regionalPhrases from 'opencc-js/dict/STPhrases_GeneratedFromRegionalPhrases';

/** From Simplified to Traditional as no region in particular writes it, which each region's rules begin with. */
export const segmentation = [phrases, regionalPhrases];
export const toTraditional = [phrases, regionalPhrases, characters];
