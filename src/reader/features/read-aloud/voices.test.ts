import { describe, expect, it } from 'vitest';
import { chooseVoice, type Voice, voicesFor } from './voices.ts';

const voice = (name: string, lang: string, localService = true): Voice => ({
  ...{ name, lang, localService, voiceURI: name, default: false },
});
const voices = [
  voice('Far', 'zh-CN', false),
  voice('Mei', 'zh-TW'),
  voice('Sin', 'yue-HK'),
  voice('Ting', 'zh_CN'),
  voice('Anna', 'de-DE'),
  voice('Kate', 'en-GB'),
];

describe('chooseVoice', () => {
  it('reads each kind of Chinese in its own voice, on the device if it can', () => {
    expect(chooseVoice(voices, 'zh-Hans')?.name).toBe('Ting');
    expect(chooseVoice(voices, 'zh-Hant-TW')?.name).toBe('Mei');
    expect(chooseVoice(voices, 'zh-Hant')?.name).toBe('Mei');
    expect(chooseVoice(voices, 'zh-Hant-HK')?.name).toBe('Sin');
  });

  it('takes the voice that was chosen, as long as it is there and speaks the language', () => {
    expect(chooseVoice(voices, 'zh-Hans', 'Far')?.name).toBe('Far');
    expect(chooseVoice(voices, 'zh-Hans', 'Kate')?.name).toBe('Ting');
  });

  it('has none for a language that nobody speaks', () => {
    expect(chooseVoice(voices, 'ja')).toBeUndefined();
    expect(voicesFor(voices, 'en').map(({ name }) => name)).toEqual(['Kate']);
  });
});
