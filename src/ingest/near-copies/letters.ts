import { characterClass, characterClasses } from '#text/character-classes.ts';
import { fold } from '#text/fold.ts';
import { simplified } from './simplified.ts';

/** Stands for what is neither a letter nor a digit. */
export const noLetter = 0;

const unseen = 0xffff;

/** Filled as code units are met: all 65,536 at once would delay every worker for texts that use four thousand. */
const known = new Uint16Array(0x1_0000).fill(unseen);

/**
 * The letter or digit that a UTF-16 code unit stands for when texts are compared: case, width, accents and traditional forms of
 * Han do not matter. `noLetter` for punctuation, space, marks and emoji. `Ａ` -> `a`, `é` -> `e`, `國` -> `国`.
 */
export function letterOf(codeUnit: number): number {
  const letter = known[codeUnit] ?? noLetter;
  return letter === unseen ? learn(codeUnit) : letter;
}

function learn(codeUnit: number): number {
  // A form of several letters, such as ㎏, counts as its first one: the same for every copy, and rare.
  const folded = fold(String.fromCharCode(codeUnit)).charCodeAt(0);
  const kind = characterClasses()[folded] ?? characterClass.other;
  const isLetter = kind !== characterClass.other && kind !== characterClass.joiner;
  const letter = isLetter ? (simplified().get(folded) ?? folded) : noLetter;
  known[codeUnit] = letter;
  return letter;
}
