/** What counts of a voice. */
export type Voice = Pick<SpeechSynthesisVoice, 'voiceURI' | 'name' | 'lang' | 'localService' | 'default'>;

/** The voices that can read a language, the best first: the right region, on the device, the system's own choice. */
export function voicesFor<V extends Voice>(voices: readonly V[], lang: string): V[] {
  const wanted = normal(lang);
  const [language] = wanted.split('-');
  const rank = (voice: V): number =>
    (normal(voice.lang) === wanted ? 4 : 0) + (voice.localService ? 2 : 0) + (voice.default ? 1 : 0);
  return voices
    .filter((voice) => normal(voice.lang).split('-')[0] === language)
    .toSorted((a, b) => rank(b) - rank(a));
}

/** The voice to read a language with: the one that was chosen for it, else the best. */
export function chooseVoice<V extends Voice>(
  voices: readonly V[],
  lang: string,
  chosen?: string,
): V | undefined {
  const fitting = voicesFor(voices, lang);
  return fitting.find(({ voiceURI }) => voiceURI === chosen) ?? fitting[0];
}

/** Voices are called by regions and by what is spoken there, articles by scripts. */
function normal(lang: string): string {
  const tag = lang.replaceAll('_', '-').toLowerCase();
  if (/^(?:yue|zh)\b.*\bhk\b|^yue\b/.test(tag)) return 'zh-hk';
  if (/^zh\b.*-(?:hant|tw)\b/.test(tag)) return 'zh-tw';
  return /^(?:zh|cmn)\b/.test(tag) ? 'zh-cn' : tag;
}
