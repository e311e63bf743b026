import {
  type CleanElement,
  type CleanNode,
  cleanElement,
  isPictureParagraph,
  noAttributes,
} from './clean-tree.ts';
import type { Caption, Cleaner, Rule } from './cleaner.ts';
import { commonAttributes, passAttributes } from './common-attributes.ts';
import { embedRule, isEmbed } from './embeds.ts';
import { Flow } from './flow.ts';
import { divisionRule } from './inline.ts';
import { classesOf, type RawElement } from './raw-tree.ts';

/** A figure with a caption. Without one it is taken off: a lone picture is `<p><img></p>`, whatever stood around it. */
export const figureRule: Rule = (element, flow, cleaner) => {
  if (isEmbed(element)) {
    embedRule(element, flow, cleaner);
    return;
  }
  const caption: Caption = { element: null, nodes: [], isFirst: false };
  const inner = new Flow('flow', flow);
  cleaner.captions.push(caption);
  const blocks = cleaner.fill(element.children, inner);
  cleaner.captions.pop();
  const common = commonAttributes(element, cleaner);
  if (caption.nodes.length === 0) {
    flow.paragraph();
    const from = flow.blocks.length;
    for (const block of inner.blocks) flow.block(block);
    passAttributes(common, flow.blocks, from);
    return;
  }
  if (blocks.length === 0) {
    if (caption.element) divisionRule(caption.element, flow, cleaner);
    return;
  }
  const figcaption = cleanElement('figcaption', undefined, caption.nodes);
  flow.block(
    cleanElement('figure', common, caption.isFirst ? [figcaption, ...blocks] : [...blocks, figcaption]),
  );
};

/** The first caption of a figure is its own; any other is a paragraph. */
export const captionRule: Rule = (element, flow, cleaner) => {
  const caption = cleaner.captions.at(-1);
  if (!caption || caption.nodes.length > 0) {
    divisionRule(element, flow, cleaner);
    return;
  }
  flow.paragraph();
  caption.isFirst = flow.blocks.length === 0;
  // Hexo's caption of code is a name and a link side by side, without a space.
  const isCode = element.parent !== null && classesOf(element.parent).includes('highlight');
  const children = isCode ? element.children.flatMap((child) => [child, ' ']) : element.children;
  caption.nodes = cleaner.fill(children, new Flow('phrasing', flow));
  caption.element = element;
};

const captionClass =
  /^(?:wp-caption-text|image-caption|img-caption|pic-caption|photo-caption|picture-caption|imgcaption|image__caption)$/;

/** Whether a division is the caption of the picture before it, in the spellings of the common editors. */
export function isCaption(element: RawElement): boolean {
  return element.attributes.has('class') && classesOf(element).some((word) => captionClass.test(word));
}

/** Joins a picture and the caption after it into a figure. */
export const pictureCaptionRule: Rule = (element, flow, cleaner) => {
  flow.paragraph();
  const picture = flow.blocks.at(-1);
  if (!picture || flow.isPhrasing || !isPictureParagraph(picture) || picture.attributes !== noAttributes) {
    divisionRule(element, flow, cleaner);
    return;
  }
  const nodes = captionNodes(element, flow, cleaner);
  if (nodes.length === 0) return;
  flow.blocks.pop();
  flow.block(cleanElement('figure', undefined, [picture, cleanElement('figcaption', undefined, nodes)]));
};

function captionNodes(element: RawElement, flow: Flow, cleaner: Cleaner): CleanNode[] {
  const nodes = cleaner.phrasingOf(element, flow);
  const isFileName =
    nodes.length === 1 && typeof nodes[0] === 'string' && /^\S+\.(?:png|jpe?g|gif|webp)$/i.test(nodes[0]);
  return isFileName ? [] : nodes;
}

/** A fold: its summary first, then what it hides. */
export const detailsRule: Rule = (element, flow, cleaner) => {
  const inner = new Flow('flow', flow);
  const at = element.children.findIndex((child) => typeof child !== 'string' && child.name === 'summary');
  const summary = element.children[at];
  const blocks = cleaner.fill(
    element.children.filter((_, index) => index !== at),
    inner,
  );
  const title = summary !== undefined && typeof summary !== 'string' ? cleaner.phrasingOf(summary, flow) : [];
  if (blocks.length === 0) {
    // A fold with nothing in it is its summary.
    if (summary !== undefined && typeof summary !== 'string') divisionRule(summary, flow, cleaner);
    return;
  }
  const common = commonAttributes(element, cleaner);
  const head: CleanElement[] = title.length > 0 ? [cleanElement('summary', undefined, title)] : [];
  const attributes = element.attributes.has('open') ? { ...common, open: '' } : common;
  flow.block(cleanElement('details', attributes, [...head, ...blocks]));
};

/** A quotation. */
export const quoteRule: Rule = (element, flow, cleaner) => {
  const blocks = cleaner.flowOf(element, flow);
  if (blocks.length > 0) flow.block(cleanElement('blockquote', commonAttributes(element, cleaner), blocks));
};

/** A heading; one that holds only a picture is a picture. */
export const headingRule: Rule = (element, flow, cleaner) => {
  const children = cleaner.phrasingOf(element, flow, 'heading');
  if (children.length === 0) return;
  const asParagraph = cleanElement('p', undefined, children);
  const name = isPictureParagraph(asParagraph) ? 'p' : element.name;
  flow.block(cleanElement(name, commonAttributes(element, cleaner), children));
};
