import { describe, expect, it } from 'vitest';
import { keyName, typesSign } from './key-name.ts';

type Press = Parameters<typeof keyName>[0];

const press = (press: Partial<Press>): Press => ({
  ...{ key: '', code: '', keyCode: 0, isComposing: false },
  ...{ shiftKey: false, ctrlKey: false, metaKey: false, altKey: false },
  ...press,
});
const name = (fields: Partial<Press>, isApple = false): string | null => keyName(press(fields), isApple);

describe('keyName', () => {
  it('names letters by what they type, signs as they are, and other keys by their name', () => {
    expect(name({ key: 'j', code: 'KeyC' })).toBe('j');
    expect(name({ key: 'Y', code: 'KeyY', shiftKey: true })).toBe('Shift+y');
    expect(name({ key: 'J', code: 'KeyJ' })).toBe('j');
    expect(name({ key: '?', code: 'Slash', shiftKey: true })).toBe('?');
    expect(name({ key: ' ', code: 'Space', shiftKey: true })).toBe('Shift+Space');
    expect(name({ key: 'Escape' })).toBe('Escape');
  });

  it('takes the place on the keyboard where a layout or an input method types another sign', () => {
    expect(name({ key: '？', code: 'Slash', shiftKey: true })).toBe('?');
    expect(name({ key: '、', code: 'Slash' })).toBe('/');
    expect(name({ key: 'о', code: 'KeyJ' })).toBe('j');
    expect(name({ key: '－', code: 'Minus' })).toBe('-');
  });

  it('leaves keys to an input method', () => {
    expect(name({ key: 'j', isComposing: true })).toBeNull();
    expect(name({ key: 'j', keyCode: 229 })).toBeNull();
    expect(name({ key: 'Process' })).toBeNull();
  });

  it('knows the command key of the computer and leaves other modifiers alone', () => {
    expect(name({ key: 'k', ctrlKey: true })).toBe('mod+k');
    expect(name({ key: 'k', metaKey: true })).toBeNull();
    expect(name({ key: 'k', metaKey: true }, true)).toBe('mod+k');
    expect(name({ key: 'k', ctrlKey: true }, true)).toBeNull();
    expect(name({ key: 'k', altKey: true })).toBeNull();
    expect(name({ key: 'C', ctrlKey: true, shiftKey: true })).toBeNull();
    expect(name({ key: 'Shift', shiftKey: true })).toBeNull();
  });
});

describe('typesSign', () => {
  it('tells letters and signs from keys that type nothing', () => {
    expect(['j', '?', 'g h', 'Shift+y', '+'].every(typesSign)).toBe(true);
    expect(['mod+k', 'Space', 'Shift+Space', 'Escape', 'Enter'].some(typesSign)).toBe(false);
  });
});
