import { describe, expect, it } from 'vitest';
import { countBits } from './number-marks.ts';
import { stories } from './pairs/stories.ts';
import { signatureLength, signatureOf, signatureWord, weakEvidence } from './signature.ts';
import { textSketch } from './text-sketch.ts';

function differing(one: string, other: string): number {
  const { words } = textSketch(other);
  return textSketch(one).words.reduce((sum, word, index) => sum + countBits(word ^ (words[index] ?? 0)), 0);
}

const text = stories.museum.paragraphs.join('\n');

describe('signatureOf', () => {
  it('gives six unsigned 32-bit numbers, the same every time', () => {
    const signature = signatureOf({ title: stories.museum.title, text });
    expect(signature).toHaveLength(signatureLength);
    expect(Array.from(Uint32Array.from(signature))).toEqual(signature);
    signatureOf({ title: 'another', text: stories.english.paragraphs.join('\n').repeat(20) });
    expect(signatureOf({ title: stories.museum.title, text })).toEqual(signature);
  });

  it('says when a title or a text proves little', () => {
    const marks = (title: string, body: string) =>
      signatureOf({ title, text: body })[signatureWord.marks] ?? 0;
    expect(marks(stories.museum.title, text) & weakEvidence).toBe(0);
    expect(marks('无题', text) & weakEvidence).not.toBe(0);
    expect(marks(stories.museum.title, text.slice(0, 150)) & weakEvidence).not.toBe(0);
  });
});

describe('textSketch', () => {
  it('is empty for a text too short to compare', () => {
    expect(textSketch('图片来自网络').words).toEqual([0, 0, 0, 0]);
    expect(textSketch('').words).toEqual([0, 0, 0, 0]);
    expect(textSketch(text).words).not.toEqual([0, 0, 0, 0]);
  });

  it('does not mind spaces, punctuation, width and case', () => {
    expect(differing(text, ` ${text.replaceAll('，', ', ').replaceAll('\n', '')}`)).toBe(0);
    const english = stories.english.paragraphs.join('\n');
    expect(differing(english, english.toUpperCase())).toBe(0);
  });

  it('differs as much as the texts do', () => {
    const half = text.slice(0, text.length / 2);
    expect(differing(text, text.slice(0, text.length * 0.9))).toBeLessThan(16);
    expect(differing(text, half)).toBeGreaterThan(20);
    expect(differing(text, half)).toBeLessThan(44);
    expect(differing(text, stories.tea.paragraphs.join('\n'))).toBeGreaterThan(44);
  });

  it('reads a text of one letter only', () => {
    expect(differing('哈'.repeat(60), '哈'.repeat(90))).toBe(0);
  });

  it('reads a text that is longer than all before it', () => {
    const long = Object.values(stories)
      .flatMap(({ paragraphs }) => paragraphs)
      .join('\n');
    expect(differing(long, long.slice(0, -300))).toBeLessThan(16);
    expect(differing(long, long.slice(long.length / 2))).toBeGreaterThan(20);
  });
});
