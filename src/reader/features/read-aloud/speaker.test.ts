import { describe, expect, it, vi } from 'vitest';
import { createSpeaker } from './speaker.ts';

type Utterance = { text: string; onend?: () => void; onerror?: () => void };

/** A synthesis that ends an utterance when it is told to, and the cancelled ones late, as browsers do. */
function setUp(sentences: readonly string[]) {
  const said: Utterance[] = [];
  const states: { isPlaying: boolean; index: number }[] = [];
  const onEnd = vi.fn();
  const onFailure = vi.fn();
  const speaker = createSpeaker({
    synthesis: { speak: (utterance) => void said.push(utterance as unknown as Utterance), cancel: vi.fn() },
    sentence: (index) => sentences[index],
    utter: (text) => ({ text }) as SpeechSynthesisUtterance,
    onChange: (state) => states.push(state),
    onEnd,
    onFailure,
  });
  return { speaker, said, states, onEnd, onFailure, texts: () => said.map(({ text }) => text) };
}

describe('createSpeaker', () => {
  it('reads one sentence after the other, and says when it is done', () => {
    const { speaker, said, texts, states, onEnd } = setUp(['a', 'b']);
    speaker.play(0);
    said[0]?.onend?.();
    expect(onEnd).not.toHaveBeenCalled();
    said[1]?.onend?.();
    expect(texts()).toEqual(['a', 'b']);
    expect(onEnd).toHaveBeenCalledOnce();
    expect(states.at(-1)).toEqual({ isPlaying: false, index: 2 });
  });

  it('goes on with the sentence in which it was paused, whatever the cancelled one says later', () => {
    const { speaker, said, texts, states } = setUp(['a', 'b', 'c']);
    speaker.play(1);
    speaker.pause();
    said[0]?.onerror?.();
    said[0]?.onend?.();
    expect(states.at(-1)).toEqual({ isPlaying: false, index: 1 });
    speaker.play(1);
    expect(texts()).toEqual(['b', 'b']);
  });

  it('goes to another sentence without a word while it is paused', () => {
    const { speaker, texts, states } = setUp(['a', 'b', 'c']);
    speaker.go(2);
    expect(states.at(-1)).toEqual({ isPlaying: false, index: 2 });
    speaker.play(2);
    speaker.go(0);
    speaker.again();
    expect(texts()).toEqual(['c', 'a', 'a']);
  });

  it('stops and tells when a sentence cannot be read', () => {
    const { speaker, said, onFailure, states } = setUp(['a', 'b']);
    speaker.play(0);
    said[0]?.onerror?.();
    expect(onFailure).toHaveBeenCalledOnce();
    expect(states.at(-1)).toEqual({ isPlaying: false, index: 0 });
  });
});
