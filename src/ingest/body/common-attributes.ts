import { type Attributes, type CleanElement, noAttributes } from './clean-tree.ts';
import type { Cleaner } from './cleaner.ts';
import { fragmentName } from './parse-html.ts';
import { type RawElement, textOf } from './raw-tree.ts';

/** https://www.rfc-editor.org/info/bcp47, only as far as a browser could use it. */
const languageTag = /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4}$/i;

/**
 * The prefix that keeps an article's ids from shadowing the app's own names: without it `<a id=settings>` would be
 * `window.settings`.
 */
export const idPrefix = 'user-content-';

/** What any element may carry: an id that a link of the body points at, language and direction. */
export function commonAttributes(element: RawElement, cleaner: Cleaner): Attributes {
  if (element.attributes.size === 0) return noAttributes;
  const id = idOf(element, cleaner);
  const lang = element.attributes.get('lang')?.trim();
  const dir = element.attributes.get('dir')?.trim().toLowerCase();
  const isDirection = (dir === 'ltr' || dir === 'rtl' || dir === 'auto') && element.name !== 'hr';
  const isLanguage =
    lang !== undefined &&
    languageTag.test(lang) &&
    element.name !== 'pre' &&
    element.name !== 'hr' &&
    !isWordsLanguage(element, lang);
  if (id === undefined && !isLanguage && !isDirection) return noAttributes;
  return {
    ...(id === undefined ? {} : { id }),
    ...(isLanguage ? { lang } : {}),
    ...(isDirection ? { dir } : {}),
  };
}

/** Word calls everything English, Chinese too; a browser would choose its signs for that. */
function isWordsLanguage(element: RawElement, lang: string): boolean {
  return /^en(?:-|$)/i.test(lang) && /\p{Script=Han}/u.test(textOf(element, 200));
}

/** Gives attributes of an unwrapped element to the blocks it held: the id to the first, the others to each. */
export function passAttributes(attributes: Attributes, blocks: CleanElement[], from: number): void {
  if (attributes === noAttributes) return;
  const { id, ...rest } = attributes;
  for (let index = from; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block) continue;
    const passed = passable(block.name, rest);
    const own = index === from && id !== undefined ? { id, ...passed } : passed;
    blocks[index] = { ...block, attributes: { ...own, ...block.attributes } };
  }
}

function passable(name: string, { lang, ...rest }: Attributes): Attributes {
  if (name === 'hr') return noAttributes;
  // On a `<pre>` a language would be read as a programming language.
  return name === 'pre' || lang === undefined ? rest : { lang, ...rest };
}

function idOf(element: RawElement, cleaner: Cleaner): string | undefined {
  if (cleaner.fragments.size === 0) return undefined;
  const { attributes, name } = element;
  const written = attributes.get('id') ?? (name === 'a' ? attributes.get('name') : undefined);
  if (written === undefined) return undefined;
  const own = fragmentName(written);
  if (!cleaner.fragments.has(own) || cleaner.usedIds.has(own) || !/^[^\s%]{1,200}$/.test(own))
    return undefined;
  cleaner.usedIds.add(own);
  return idPrefix + own;
}
