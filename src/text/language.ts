import { characterClass, characterClasses } from './character-classes.ts';

/** Frequent characters that exist in one of the two Chinese scripts only. */
const traditionalOnly =
  '這個們來時說國會對學發經過還後點開問關動樣間話實見長頭體機業電車門書無東馬風飛魚鳥黃龍齊總習營據廣應數選錄聲變寫讀讓邊際險難類題願韓頁須預領';
const simplifiedOnly =
  '这个们来时说国会对学发经过还后点开问关动样间话实见长头体机业电车门书无东马风飞鱼鸟黄龙齐总习营据广应数选录声变写读让边际险难类题愿韩页须预领';
/** Words that only one of the Latin-script languages uses often. */
const latinWords: readonly (readonly [tag: string, words: RegExp])[] = [
  ['en', /\b(the|and|of|to|is|with|for|that|are|this)\b/gi],
  ['fr', /\b(les|des|une|est|dans|pour|avec|pas|sur|qui)\b/gi],
  ['de', /\b(der|die|und|das|ist|nicht|mit|ein|eine|den)\b/gi],
  ['es', /\b(los|las|una|que|para|con|por|del|como|está)\b/gi],
  ['it', /\b(che|della|per|con|una|sono|gli|anche|nel|più)\b/gi],
  ['pt', /\b(uma|não|com|para|dos|que|mais|como|são|pelo)\b/gi],
];

/** How much of a text is looked at: language shows early, and some texts are very long. */
const sample = 2000;

/**
 * Guesses a text's language from its scripts: a BCP 47 tag (`zh-Hans`, `zh-Hant`, `ja`, `ko`, `en`, …), or `und` when there is
 * too little to tell. Good for fonts, quotes and hyphens; not a linguist.
 */
export function guessLanguage(text: string): string {
  const head = text.slice(0, sample);
  const counts = countClasses(head);
  const count = (name: keyof typeof characterClass): number => counts[characterClass[name]] ?? 0;
  const latin = count('latin');
  // Latin names and code stand in every East Asian text: a letter weighs a fifth of a character.
  const eastAsian = count('han') + count('kana') + count('hangul');
  if (eastAsian > 0 && eastAsian >= latin / 5) {
    if (count('kana') > eastAsian / 10) return 'ja';
    if (count('hangul') > eastAsian / 4) return 'ko';
    return chineseScript(head);
  }
  const rare = otherScripts.find(([name]) => count(name) > latin);
  if (rare) return rare[1];
  return latin < 4 ? 'und' : latinLanguage(head);
}

const otherScripts = [
  ['cyrillic', 'ru'],
  ['arabic', 'ar'],
  ['hebrew', 'he'],
  ['thai', 'th'],
] as const;

function countClasses(text: string): number[] {
  const classes = characterClasses();
  const counts = Object.values(characterClass).map(() => 0);
  for (let index = 0; index < text.length; index++) {
    const kind = classes[text.charCodeAt(index)] ?? characterClass.other;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** The direction of a language's script. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return /^(ar|he|fa|ur|yi|ps|sd|ug|dv)\b/.test(lang) ? 'rtl' : 'ltr';
}

function chineseScript(text: string): string {
  chineseWeights ??= weighChinese();
  let balance = 0;
  for (let index = 0; index < text.length; index++) balance += chineseWeights[text.charCodeAt(index)] ?? 0;
  return balance > 0 ? 'zh-Hant' : 'zh-Hans';
}

let chineseWeights: Int8Array | null = null;

/** 1 for a character that only traditional Chinese has, -1 for one that only simplified Chinese has. */
function weighChinese(): Int8Array {
  const weights = new Int8Array(0x1_0000);
  for (const character of traditionalOnly) weights[character.charCodeAt(0)] = 1;
  for (const character of simplifiedOnly) weights[character.charCodeAt(0)] = -1;
  return weights;
}

function latinLanguage(text: string): string {
  const scores = latinWords.map(([tag, words]) => ({ tag, score: text.match(words)?.length ?? 0 }));
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a), { tag: 'en', score: 0 });
  return best.tag;
}
