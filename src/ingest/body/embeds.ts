import { cleanElement } from './clean-tree.ts';
import type { Rule } from './cleaner.ts';
import { commonAttributes } from './common-attributes.ts';
import { outwardRel } from './links.ts';
import { mediaAddress } from './media.ts';
import { pixels } from './pictures.ts';
import { classesOf, type RawElement } from './raw-tree.ts';
import { stylePixels } from './style-hints.ts';

/**
 * A foreign page inside the article. It would run scripts and know its reader, so what stays is where it was and its address:
 * `<figure data-embed="URL"><a href="URL">host</a></figure>`. The reader loads it on a click; without script it is a link.
 */
export const embedRule: Rule = (element, flow, cleaner) => {
  if (element.attributes.has('srcdoc')) cleaner.findings.removed.add('iframe srcdoc');
  const written = addressOf(element);
  const page = written === undefined ? null : mediaAddress(written, cleaner);
  const size = sizeOf(element);
  if (page === null || size.isTiny) {
    // What stands in an object is for browsers that cannot show it: now that is every browser.
    if (element.name === 'object') cleaner.walk(element.children, flow);
    return;
  }
  const url = unwrapPlayer(page);
  const link = cleanElement('a', { href: url, rel: outwardRel }, [new URL(url).host]);
  if (flow.isPhrasing) {
    if (flow.canEnter('a')) flow.inline(link);
    return;
  }
  flow.block(
    cleanElement('figure', { ...commonAttributes(element, cleaner), 'data-embed': url, ...size.attributes }, [
      link,
    ]),
  );
};

/** Our own form of an embed, when a cleaned body is cleaned again. */
export function isEmbed(element: RawElement): boolean {
  return element.name === 'figure' && element.attributes.has('data-embed');
}

function addressOf({ attributes, name }: RawElement): string | undefined {
  if (name === 'object') return attributes.get('data');
  if (name === 'figure') return attributes.get('data-embed');
  const src = attributes.get('src');
  const isReal = src !== undefined && src.trim() !== '' && !/^about:/i.test(src);
  return isReal
    ? src
    : (attributes.get('data-src') ?? attributes.get('data-lazy-src') ?? attributes.get('data-original'));
}

type EmbedSize = { isTiny: boolean; attributes: Record<string, string> };

function sizeOf(element: RawElement): EmbedSize {
  const { attributes } = element;
  const of = (side: 'width' | 'height') =>
    pixels(attributes.get(side)) ?? pixels(attributes.get(`data-${side}`)) ?? stylePixels(element, side);
  const width = of('width');
  const height = of('height');
  const isCounter = classesOf(element).includes('tracking');
  const isTiny = isCounter || (width ?? 100) <= 2 || (height ?? 100) <= 2;
  const isKnown = width !== undefined && height !== undefined && width <= 10_000 && height <= 10_000;
  return {
    isTiny,
    attributes: isKnown
      ? { 'data-width': String(Math.round(width)), 'data-height': String(Math.round(height)) }
      : {},
  };
}

/** Players that only frame another player, and the parameter that names it. */
const playerFrames: ReadonlyMap<string, string> = new Map([
  ['cdn.embedly.com', 'src'],
  ['iframely.net', 'url'],
  ['cdn.iframe.ly', 'url'],
]);

function unwrapPlayer(address: string): string {
  const url = new URL(address);
  const parameter = playerFrames.get(url.hostname);
  const inner = parameter === undefined ? null : url.searchParams.get(parameter);
  if (inner === null) return address;
  const absolute = inner.startsWith('//') ? `https:${inner}` : inner;
  if (!/^https?:\/\//i.test(absolute) || !URL.canParse(absolute)) return address;
  const player = new URL(absolute);
  player.username = '';
  player.password = '';
  return player.href;
}
