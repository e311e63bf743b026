// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { belongsElsewhere } from './belongs-elsewhere.ts';

afterEach(() => document.body.replaceChildren());

/** Presses a key on the element with the id `at` and tells whether the desk leaves it alone. */
function isElsewhere(html: string, key: string, onPress?: (event: Event) => void): boolean {
  document.body.innerHTML = html;
  let answer: boolean | undefined;
  const target = document.getElementById('at') ?? document.body;
  if (onPress) target.addEventListener('keydown', onPress);
  document.addEventListener(
    'keydown',
    (event) => {
      answer = belongsElsewhere(event, key);
    },
    { once: true },
  );
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true }));
  return answer ?? false;
}

describe('belongsElsewhere', () => {
  it('leaves keys to fields, dialogs, popovers and whoever took them', () => {
    expect(isElsewhere('<input id="at">', 'j')).toBe(true);
    expect(isElsewhere('<select id="at"></select>', 'j')).toBe(true);
    expect(isElsewhere('<p id="at"></p><dialog open></dialog>', 'j')).toBe(true);
    expect(isElsewhere('<div popover><a id="at" href="/"></a></div>', 'j')).toBe(true);
    expect(isElsewhere('<p id="at"></p>', 'j', (event) => event.preventDefault())).toBe(true);
    expect(isElsewhere('<p id="at"></p>', 'j')).toBe(false);
  });

  it('lets commands through while one types, but not into a dialog', () => {
    expect(isElsewhere('<input id="at">', 'mod+k')).toBe(false);
    expect(isElsewhere('<dialog open><input id="at"></dialog>', 'mod+k')).toBe(true);
  });

  it('leaves to buttons and links the keys that press them', () => {
    expect(isElsewhere('<button id="at"></button>', 'Space')).toBe(true);
    expect(isElsewhere('<a id="at" href="/"></a>', 'Enter')).toBe(true);
    expect(isElsewhere('<a id="at" href="/"></a>', 'Space')).toBe(false);
    expect(isElsewhere('<button id="at"></button>', 'j')).toBe(false);
  });
});
