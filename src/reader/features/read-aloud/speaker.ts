/** The part of the browser's speech synthesis that is used here. */
export type Synthesis = Pick<SpeechSynthesis, 'speak' | 'cancel'>;

export type SpeakerState = { isPlaying: boolean; index: number };

export type Speaker = {
  /** Reads from a sentence on. */
  play: (index: number) => void;
  /** Stops after nothing: the sentence is read again from its beginning when it goes on. */
  pause: () => void;
  /** Goes to another sentence, and reads on if it was reading. */
  go: (index: number) => void;
  /** Reads the sentence again, as after another voice was chosen. */
  again: () => void;
};

/**
 * Reads sentences aloud, each by itself. A pause is a stop: on Android the browser's own pause is one anyway, and elsewhere it may
 * never end.
 * @param options.sentence the text at a place; `undefined` past the end.
 * @param options.utter makes an utterance of it, in the voice of the moment.
 */
export function createSpeaker(options: {
  synthesis: Synthesis;
  sentence: (index: number) => string | undefined;
  utter: (text: string) => SpeechSynthesisUtterance;
  onChange: (state: SpeakerState) => void;
  onEnd: () => void;
  /** A sentence could not be read. */
  onFailure: () => void;
}): Speaker {
  const { synthesis, sentence, utter, onChange, onEnd, onFailure } = options;
  let state: SpeakerState = { isPlaying: false, index: 0 };
  /** What is being read; the ends of all others mean nothing any more. */
  let current: SpeechSynthesisUtterance | null = null;

  const change = (next: SpeakerState): void => {
    state = next;
    onChange(state);
  };
  const silence = (): void => {
    current = null;
    synthesis.cancel();
  };
  const speak = (index: number): void => {
    const text = sentence(index);
    if (text === undefined) {
      change({ isPlaying: false, index });
      onEnd();
      return;
    }
    const utterance = utter(text);
    current = utterance;
    utterance.onend = () => {
      if (current === utterance) speak(index + 1);
    };
    utterance.onerror = () => {
      if (current !== utterance) return;
      current = null;
      change({ isPlaying: false, index });
      onFailure();
    };
    change({ isPlaying: true, index });
    synthesis.speak(utterance);
  };
  const play = (index: number): void => {
    silence();
    speak(index);
  };
  return {
    play,
    pause() {
      silence();
      change({ ...state, isPlaying: false });
    },
    go(index) {
      if (state.isPlaying) play(index);
      else change({ isPlaying: false, index });
    },
    again() {
      if (state.isPlaying) play(state.index);
    },
  };
}
