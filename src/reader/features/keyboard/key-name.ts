/** Keys of one sign that differ by layout and input method; the place on the keyboard tells which was meant. */
const signsByCode: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Slash: ['/', '?'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Comma: [',', '<'],
  Period: ['.', '>'],
};

type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'keyCode' | 'isComposing' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'
>;

/**
 * The name of a key that was pressed: `j`, `?`, `Shift+y`, `Shift+Space`, `mod+k`. `mod` is the key for commands: Command on an
 * Apple keyboard, Control elsewhere. `null` for what is no command: keys that an input method takes, other modifiers, modifiers alone.
 */
export function keyName(press: KeyPress, isApple: boolean): string | null {
  // 229 is what an input method's keys have always had; Safari sends it after the composition has ended.
  if (press.isComposing || press.keyCode === 229 || press.altKey) return null;
  const isCommand = isApple ? press.metaKey : press.ctrlKey;
  if ((press.ctrlKey || press.metaKey) && !isCommand) return null;
  const sign = signOf(press);
  if (sign === null) return null;
  if (isCommand) return press.shiftKey || sign.length > 1 ? null : `mod+${sign.toLowerCase()}`;
  // A sign says by itself whether Shift was down; a letter may be a capital because of Caps Lock.
  if (sign.length === 1 && !/[a-z]/i.test(sign)) return sign;
  const plain = sign.length === 1 ? sign.toLowerCase() : sign;
  return press.shiftKey ? `Shift+${plain}` : plain;
}

/** The sign on the key, as an English layout without an input method has it. */
function signOf({ key, code, shiftKey }: KeyPress): string | null {
  if (key === ' ') return 'Space';
  if (key === 'Enter' || key === 'Escape') return key;
  if ([...key].length !== 1) return null;
  if (key > ' ' && key <= '~') return key;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return letter?.toLowerCase() ?? signsByCode[code]?.[shiftKey ? 1 : 0] ?? null;
}

/** Whether this computer's commands are given with the Command key. */
export function isAppleKeyboard(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}

/** A key that types a sign. Shortcuts of this kind can be turned off: speech input and a slip of the hand press them too. */
export function typesSign(keys: string): boolean {
  return !/^(mod\+.|(Shift\+)?(Space|Enter|Escape))$/.test(keys);
}
