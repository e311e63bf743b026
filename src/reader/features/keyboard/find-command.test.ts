// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { CommandPlace } from './commands.ts';
import { createKeyReader, findCommand } from './find-command.ts';
import { conflictsOf, plainKeys, withKey, withoutConflicts } from './key-settings.ts';

const inList: readonly CommandPlace[] = ['list', 'anywhere'];
const inArticle: readonly CommandPlace[] = ['article', 'anywhere'];

describe('findCommand', () => {
  it('gives a key the meaning of the place where a person is', () => {
    expect(findCommand('j', plainKeys, inList)?.id).toBe('nextRow');
    expect(findCommand('j', plainKeys, inArticle)?.id).toBe('scrollDown');
    expect(findCommand('j', plainKeys, ['list', 'article', 'anywhere'])?.id).toBe('nextRow');
    expect(findCommand('n', plainKeys, inList)).toBeNull();
  });

  it('leaves out keys that type a sign when they are turned off', () => {
    const quiet = { ...plainKeys, hasSigns: false };
    expect(findCommand('j', quiet, inArticle)).toBeNull();
    expect(findCommand('g h', quiet, inArticle)).toBeNull();
    expect(findCommand('Escape', quiet, inArticle)?.id).toBe('back');
    expect(findCommand('mod+k', quiet, inList)?.id).toBe('palette');
  });
});

describe('createKeyReader', () => {
  const readAll = (...presses: [key: string, at: number][]): (string | undefined)[] => {
    const reader = createKeyReader({ settings: () => plainKeys, places: () => inList });
    return presses.map(([key, at]) => reader.read(key, at)?.id);
  };

  it('reads two keys as a sequence', () => {
    expect(readAll(['g', 0], ['s', 400], ['s', 800])).toEqual([undefined, 'starred', 'star']);
  });

  it('forgets the first key after a while, and when the second means nothing with it', () => {
    expect(readAll(['g', 0], ['s', 5000])).toEqual([undefined, 'star']);
    expect(readAll(['g', 0], ['j', 100])).toEqual([undefined, 'nextRow']);
  });
});

describe('the keys a person has chosen', () => {
  it('take the place of the ones there were', () => {
    const settings = withKey(plainKeys, 'star', 'w');
    expect(findCommand('w', settings, inList)?.id).toBe('star');
    expect(findCommand('s', settings, inList)).toBeNull();
  });

  it('conflict with those of commands that can be meant at the same time', () => {
    const ids = (id: 'star' | 'nextArticle' | 'nextRow', key: string) =>
      conflictsOf(plainKeys, id, key).map((command) => command.id);
    expect(ids('star', 'l')).toEqual(['later']);
    expect(ids('star', 'j')).toEqual(['nextRow', 'scrollDown']);
    expect(ids('nextArticle', 'j')).toEqual(['scrollDown']);
    expect(ids('nextRow', 'n')).toEqual([]);
  });

  it('can be taken over from another command', () => {
    const settings = withKey(withoutConflicts(plainKeys, 'star', 'u'), 'star', 'u');
    expect(findCommand('u', settings, inArticle)?.id).toBe('star');
    expect(findCommand('Escape', settings, inArticle)?.id).toBe('back');
  });
});
