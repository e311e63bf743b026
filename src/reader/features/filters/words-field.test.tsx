// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WordsField } from './words-field.tsx';

const pauseMs = 250;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const field = (): HTMLInputElement => screen.getByRole('searchbox', { name: 'Search' });
const type = (text: string): void => {
  fireEvent.change(field(), { target: { value: text } });
};
const wait = (ms: number): void => act(() => void vi.advanceTimersByTime(ms));

/** The field beside a view that `follow` changes, as an address does after it was asked to. */
function show(words = '') {
  const onChange = vi.fn<(words: string) => void>();
  const { rerender } = render(<WordsField words={words} onChange={onChange} />);
  const follow = (next: string): void => rerender(<WordsField words={next} onChange={onChange} />);
  return { onChange, follow };
}

describe('WordsField', () => {
  it('waits for a pause in the typing', () => {
    const { onChange } = show();
    type('a');
    wait(pauseMs - 1);
    type('ab');
    wait(pauseMs - 1);
    expect(onChange).not.toHaveBeenCalled();
    wait(1);
    expect(onChange.mock.calls).toEqual([['ab']]);
    wait(10 * pauseMs);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('asks at once, and once, when Enter is pressed, and lets go of the keyboard', () => {
    const { onChange } = show();
    field().focus();
    type('书');
    fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
    expect(onChange).not.toHaveBeenCalled();
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(onChange.mock.calls).toEqual([['书']]);
    expect(document.activeElement).toBe(document.body);
    wait(10 * pauseMs);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('is left by Escape once it is empty', () => {
    show();
    field().focus();
    type('书');
    fireEvent.keyDown(field(), { key: 'Escape' });
    expect(document.activeElement).toBe(field());
    type('');
    fireEvent.keyDown(field(), { key: 'Escape' });
    expect(document.activeElement).toBe(document.body);
  });

  it('waits until an input method has finished', () => {
    const { onChange } = show();
    fireEvent.compositionStart(field());
    type('shu');
    wait(10 * pauseMs);
    expect(onChange).not.toHaveBeenCalled();
    type('书');
    fireEvent.compositionEnd(field());
    wait(pauseMs);
    expect(onChange.mock.calls).toEqual([['书']]);
  });

  it('asks for nothing when only spaces were typed', () => {
    const { onChange } = show('book');
    type('book  ');
    wait(pauseMs);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('keeps the space before the next word, however long one thinks', () => {
    const { onChange, follow } = show();
    type('two ');
    wait(pauseMs);
    expect(onChange.mock.calls).toEqual([['two']]);
    follow('two');
    expect(field().value).toBe('two ');
  });

  it('keeps what is typed while the view follows', () => {
    const { onChange, follow } = show();
    type('ab');
    wait(pauseMs);
    type('abc');
    follow('ab');
    expect(field().value).toBe('abc');
    wait(pauseMs);
    expect(onChange.mock.calls).toEqual([['ab'], ['abc']]);
  });

  it('does not search for one letter, but for one Han character', () => {
    const { onChange } = show();
    type('a');
    wait(pauseMs);
    expect(onChange).not.toHaveBeenCalled();
    type('龙');
    wait(pauseMs);
    expect(onChange.mock.calls).toEqual([['龙']]);
  });

  it('shows the words of a view that came from elsewhere', () => {
    const { onChange, follow } = show('first');
    expect(field().value).toBe('first');
    follow('second');
    expect(field().value).toBe('second');
    wait(10 * pauseMs);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('follows the view back and forth', () => {
    const { onChange, follow } = show();
    type('gone');
    wait(pauseMs);
    follow('gone');
    follow('');
    expect(field().value).toBe('');
    follow('gone');
    expect(field().value).toBe('gone');
    wait(10 * pauseMs);
    expect(onChange.mock.calls).toEqual([['gone']]);
  });
});
