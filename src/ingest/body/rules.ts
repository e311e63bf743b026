import { cleanElement } from './clean-tree.ts';
import type { Rule } from './cleaner.ts';
import { literalRule, preRule } from './code-block.ts';
import { commonAttributes } from './common-attributes.ts';
import { embedRule } from './embeds.ts';
import { captionRule, detailsRule, figureRule, headingRule, quoteRule } from './figures.ts';
import {
  bdoRule,
  divisionRule,
  inlineNames,
  inlineRule,
  rubyPart,
  rubyRule,
  spanRule,
  timeRule,
} from './inline.ts';
import { linkRule } from './links.ts';
import { definitionListRule, listRule, strayItemRule } from './lists.ts';
import { mathRule, scriptRule } from './mathematics.ts';
import { playerRule } from './media.ts';
import { imageRule, noscriptRule, pictureRule } from './pictures.ts';
import { tableRule } from './tables.ts';

const names = (text: string) => text.split(' ');

/** Elements that go with all that is in them: they run, ask, or show nothing that is the article's. */
const dropped = names(
  'style template title head select datalist button textarea svg canvas map area meter progress ' +
    'noembed noframes frame frameset applet param track source base basefont bgsound link meta keygen isindex command ' +
    'portal fencedframe rtc',
);

const divisions = names(
  'p div section article aside header footer main nav address center form fieldset legend hgroup search dialog noindex ' +
    'tbody thead tfoot tr td th caption colgroup dt dd summary optgroup option menuitem',
);

const drop: Rule = () => {};
/** Task lists draw their boxes with disabled controls; as characters they say the same. */
const checkboxRule: Rule = ({ attributes }, flow) => {
  if (attributes.get('type')?.toLowerCase() !== 'checkbox' || !attributes.has('disabled')) return;
  flow.text(attributes.has('checked') ? '☑ ' : '☐ ');
};
const lineBreakRule: Rule = (_, flow) => flow.lineBreak();
const ruleLineRule: Rule = (element, flow, cleaner) => {
  flow.block(cleanElement('hr', commonAttributes(element, cleaner)));
};
const wordBreakRule: Rule = (_, flow) => flow.mark(cleanElement('wbr'));

/** Rules that add a block; where only text may stand, their elements are divisions. */
const blockRules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ...names('h1 h2 h3 h4 h5 h6').map((name) => [name, headingRule] as const),
  ...names('ul ol menu dir').map((name) => [name, listRule] as const),
  ['li', strayItemRule],
  ['dl', definitionListRule],
  ['blockquote', quoteRule],
  ['table', tableRule],
  ['figure', figureRule],
  ['figcaption', captionRule],
  ['details', detailsRule],
  ['pre', preRule],
  ['listing', preRule],
  ['xmp', literalRule],
  ['plaintext', literalRule],
  ['hr', ruleLineRule],
]);

const otherRules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ...dropped.map((name) => [name, drop] as const),
  ...divisions.map((name) => [name, divisionRule] as const),
  ...[...inlineNames.keys()].map((name) => [name, inlineRule] as const),
  ['a', linkRule],
  ['time', timeRule],
  ['bdo', bdoRule],
  ['br', lineBreakRule],
  ['wbr', wordBreakRule],
  ['input', checkboxRule],
  ['ruby', rubyRule],
  ['rt', rubyPart('rt')],
  ['rp', rubyPart('rp')],
  ['img', imageRule],
  ['picture', pictureRule],
  ['noscript', noscriptRule],
  ['video', playerRule],
  ['audio', playerRule],
  ['iframe', embedRule],
  ['embed', embedRule],
  ['object', embedRule],
  ['math', mathRule],
  ['script', scriptRule],
]);

/** The rule for an element. One that nobody knows is only its content. */
export function ruleFor(name: string, isTextOnly: boolean): Rule {
  const block = blockRules.get(name);
  if (block) return isTextOnly ? divisionRule : block;
  return otherRules.get(name) ?? spanRule;
}

/** Whether an element becomes a block of its own. */
export function isBlock(name: string): boolean {
  return blockRules.has(name);
}
