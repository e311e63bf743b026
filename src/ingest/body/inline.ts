import { type Attributes, noAttributes } from './clean-tree.ts';
import type { Cleaner, Rule } from './cleaner.ts';
import { commonAttributes, passAttributes } from './common-attributes.ts';
import type { Flow } from './flow.ts';
import type { RawElement } from './raw-tree.ts';
import { styleHints } from './style-hints.ts';

/** Inline elements that stay, and what an obsolete one becomes. */
export const inlineNames: ReadonlyMap<string, string> = new Map([
  ...'abbr b bdi cite code del dfn em i ins kbd mark q s samp small strong sub sup u var'
    .split(' ')
    .map((name) => [name, name] as const),
  ['acronym', 'abbr'],
  ['strike', 's'],
  ['tt', 'code'],
]);

/** An element that means something in a line of text. */
export const inlineRule: Rule = (element, flow, cleaner) => {
  const name = inlineNames.get(element.name) ?? 'span';
  const common = commonAttributes(element, cleaner);
  const title = name === 'abbr' || name === 'dfn' ? element.attributes.get('title')?.trim() : undefined;
  within(flow, name, title ? { ...common, title } : common, () => cleaner.walk(element.children, flow));
};

const dateTime = /^[-+\d:.TZPWYMDHS ]{4,40}$/;

/** A time keeps its machine-readable form. */
export const timeRule: Rule = (element, flow, cleaner) => {
  const datetime = element.attributes.get('datetime')?.trim();
  const common = commonAttributes(element, cleaner);
  const attributes = datetime && dateTime.test(datetime) ? { ...common, datetime } : common;
  within(flow, 'time', attributes, () => cleaner.walk(element.children, flow));
};

/** `<bdo>` means nothing without a direction. */
export const bdoRule: Rule = (element, flow, cleaner) => {
  const attributes = commonAttributes(element, cleaner);
  const name = attributes.dir === 'ltr' || attributes.dir === 'rtl' ? 'bdo' : 'bdi';
  within(flow, name, attributes, () => cleaner.walk(element.children, flow));
};

/** An inline element without a meaning of its own: what its style, language or id said stays. */
export const spanRule: Rule = (element, flow, cleaner) => {
  const attributes = commonAttributes(element, cleaner);
  styled(element, flow, () => {
    if (attributes === noAttributes) cleaner.walk(element.children, flow);
    else within(flow, 'span', attributes, () => cleaner.walk(element.children, flow));
  });
};

/** A paragraph, a division, a section: text in it starts and ends a paragraph; it leaves nothing else. */
export const divisionRule: Rule = (element, flow, cleaner) => {
  flow.paragraph();
  const from = flow.blocks.length;
  styled(element, flow, () => cleaner.walk(element.children, flow));
  flow.paragraph();
  passAttributes(commonAttributes(element, cleaner), flow.blocks, from);
};

/** Opens an inline element around what `write` adds, unless it is open already. */
export function within(flow: Flow, name: string, attributes: Attributes, write: () => void): void {
  if (!flow.canEnter(name)) {
    write();
    return;
  }
  flow.enter(name, attributes);
  write();
  flow.leave();
}

function styled(element: RawElement, flow: Flow, write: () => void): void {
  const { isBold, isItalic } = styleHints(element);
  const isNewBold = isBold && flow.canEnter('strong');
  const isNewItalic = isItalic && flow.canEnter('em');
  if (isNewBold) flow.enter('strong');
  if (isNewItalic) flow.enter('em');
  write();
  if (isNewItalic) flow.leave();
  if (isNewBold) flow.leave();
}

/** Ruby: base text with its reading. Only what its content model knows stays, so that a browser parses it back the same. */
export const rubyRule: Rule = (element, flow, cleaner) => {
  within(flow, 'ruby', commonAttributes(element, cleaner), () => cleaner.walk(element.children, flow));
};

/** The reading of ruby text; outside of ruby it is text. */
export function rubyPart(name: 'rt' | 'rp'): Rule {
  return (element: RawElement, flow: Flow, cleaner: Cleaner) => {
    if (!flow.isDirectlyIn('ruby')) {
      cleaner.walk(element.children, flow);
      return;
    }
    within(flow, name, noAttributes, () => cleaner.walk(element.children, flow));
  };
}
