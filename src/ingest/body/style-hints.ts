import type { RawElement } from './raw-tree.ts';

/** What a style attribute says that outlives it. */
export type StyleHints = { isBold: boolean; isItalic: boolean; isHidden: boolean };

const plain: StyleHints = { isBold: false, isItalic: false, isHidden: false };

/** Reads weight, slant and visibility from a style attribute. Colours, sizes and places are the reader's business. */
export function styleHints(element: RawElement): StyleHints {
  const style = element.attributes.get('style');
  if (style === undefined || style === '') return plain;
  return {
    isBold: /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style),
    isItalic: /font-style\s*:\s*(?:italic|oblique)/i.test(style),
    // `visibility: hidden` is no sign: WeChat writes it around whole articles and lazy pictures, for its script to lift.
    isHidden: /(?:^|[;\s])display\s*:\s*none/i.test(style),
  };
}

/** The alignment that an element asks for, by attribute or style. */
export function alignmentOf(element: RawElement): string | undefined {
  const style = element.attributes.get('style');
  const asked =
    (style && /(?:^|[;\s])text-align\s*:\s*([a-z]+)/i.exec(style)?.[1]) || element.attributes.get('align');
  const align = asked?.trim().toLowerCase();
  return align === 'left' || align === 'right' || align === 'center' || align === 'justify'
    ? align
    : undefined;
}

/** A length in pixels from a style attribute. */
export function stylePixels(element: RawElement, property: 'width' | 'height'): number | undefined {
  const style = element.attributes.get('style');
  if (style === undefined) return undefined;
  const pattern =
    property === 'width'
      ? /(?:^|[;\s])width\s*:\s*(\d{1,6}(?:\.\d{1,6})?)px/i
      : /(?:^|[;\s])height\s*:\s*(\d{1,6}(?:\.\d{1,6})?)px/i;
  const value = pattern.exec(style)?.[1];
  return value === undefined ? undefined : Number(value);
}
