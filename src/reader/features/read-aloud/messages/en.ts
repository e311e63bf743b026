/** The words of reading aloud; this file is the type of the other languages'. */
export const en = {
  readAloud: 'Read aloud',
  player: 'Reading aloud',
  play: 'Go on reading',
  pause: 'Pause',
  nextSentence: 'Next sentence',
  previousSentence: 'Previous sentence',
  nextArticle: 'Next article',
  previousArticle: 'Previous article',
  rate: 'Speed',
  times: (rate: string) => `${rate}×`,
  voice: 'Voice',
  stop: 'Stop reading aloud',
  noVoice: (language: string) =>
    `This device has no voice for ${language}. The system's language settings can add one.`,
  noSpeech: 'This browser cannot read aloud.',
  failed: 'The voice stopped. Another one may work.',
  nothing: 'There is nothing to read aloud here.',
  finished: 'That was the last article of the list.',
};

export type ReadAloudMessages = typeof en;
