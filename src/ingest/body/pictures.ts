import { type Attributes, cleanElement } from './clean-tree.ts';
import type { Cleaner, LocalPicture, Rule } from './cleaner.ts';
import type { Flow } from './flow.ts';
import { cleanImageAddress, isRelativeAddress } from './image-address.ts';
import { isCopyOfLast } from './picture-copies.ts';
import { isPlaceholder } from './placeholders.ts';
import { elementsOf, findAll, type RawElement, textOf } from './raw-tree.ts';
import { largestCandidate } from './srcset.ts';
import { stylePixels } from './style-hints.ts';

/** Where lazy loaders keep the address, best first. */
const lazySources = [
  'data-original',
  'data-original-src',
  'data-actualsrc',
  'data-full-src',
  'data-hi-res-src',
  'data-orig-file',
  'data-src',
  'data-lazy-src',
  'data-lazyload',
  'data-lazy',
  'data-echo',
  'data-croporisrc',
];
/** Names that other things have too: of weight only where they hold the address of a picture. */
const doubtfulSources = [
  'zoomfile',
  'file',
  'original',
  'data-original-url',
  'data-rawsrc',
  'data-backsrc',
  'data-full',
  'data-cfsrc',
  'data-url',
  '_src',
  'lazysrc',
];
/** Where they keep the addresses of several sizes, best first. */
const sets = ['data-srcset', 'data-lazy-srcset', 'data-original-set', 'srcset'];

/** A picture with an address that may be fetched; else the words that stood for it. */
export const imageRule: Rule = (element, flow, cleaner) => {
  if (!isBeacon(element)) addPicture(element, candidatesOf(element), flow, cleaner);
};

/** `<picture>` becomes its picture: the plain one if it is real, else the best of its sources. */
export const pictureRule: Rule = (element, flow, cleaner) => {
  const image = findAll(element, new Set(['img']))[0];
  const sources = elementsOf(element).filter((child) => child.name === 'source');
  const fromSources = sources.flatMap(candidatesOf);
  if (image && isBeacon(image)) return;
  const own = image ? candidatesOf(image) : [];
  addPicture(image ?? element, [...own, ...fromSources], flow, cleaner);
};

const pictures = new Set(['img']);
const longNotice = 300;

/**
 * What a page says to browsers without script: of interest only for the copies of lazy pictures. Whatever else stands there asks the
 * reader to switch scripts on; a long text there is the article, or one whose end tag is missing.
 */
export const noscriptRule: Rule = (element, flow, cleaner) => {
  if (textOf(element, longNotice).length > longNotice) {
    cleaner.walk(element.children, flow);
    return;
  }
  for (const image of findAll(element, pictures)) {
    if (isBeacon(image)) continue;
    const picture = resolvePicture(candidatesOf(image), cleaner);
    if (picture === null) continue;
    const written = imageElement(image, picture);
    if (!isCopyOfLast(image, written, element, cleaner)) flow.picture(written);
  }
};

/** The address of a video's still, by the rules for pictures. */
export function posterOf(element: RawElement, cleaner: Cleaner): string | undefined {
  const poster = element.attributes.get('poster');
  return poster === undefined ? undefined : (resolvePicture([poster], cleaner)?.src ?? undefined);
}

/** A length in pixels: `640`, `640px`; not `100%`, not a joke. */
export function pixels(value: string | undefined): number | undefined {
  const match = value === undefined ? null : /^\s*(\d{1,6})(?:\.\d{1,6})?\s*(?:px)?\s*$/i.exec(value);
  return match ? Number(match[1]) : undefined;
}

function addPicture(element: RawElement, candidates: readonly string[], flow: Flow, cleaner: Cleaner): void {
  const emoji = emojiOf(element, candidates);
  if (emoji !== undefined) {
    flow.text(emoji);
    return;
  }
  const picture = resolvePicture(candidates, cleaner);
  if (picture === null) {
    addWordsInstead(element, candidates, flow, cleaner);
    return;
  }
  const image = imageElement(element, picture);
  if (isCopyOfLast(element, image, null, cleaner)) return;
  if (isSmall(image.attributes)) flow.inline(image);
  else flow.picture(image);
}

function imageElement(element: RawElement, picture: LocalPicture) {
  const { attributes } = element;
  const alt = (attributes.get('alt') ?? '').replace(/\s+/g, ' ').trim();
  const title = attributes.get('title')?.replace(/\s+/g, ' ').trim();
  const size = sizeOf(element) ?? picture;
  return cleanElement('img', {
    src: picture.src,
    alt: isFileName(alt) ? '' : alt,
    ...(size.width === undefined ? {} : { width: String(size.width) }),
    ...(size.height === undefined ? {} : { height: String(size.height) }),
    ...(title && title !== alt && !isFileName(title) ? { title } : {}),
  });
}

function resolvePicture(candidates: readonly string[], cleaner: Cleaner): LocalPicture | null {
  for (const candidate of candidates) {
    const src = cleanImageAddress(candidate, cleaner.link);
    if (src !== null) return { src };
    if (isPlaceholder(candidate) || !isRelativeAddress(candidate)) continue;
    const local = cleaner.resolveLocal(candidate.trim());
    if (local) return local;
  }
  return null;
}

function addWordsInstead(
  element: RawElement,
  candidates: readonly string[],
  flow: Flow,
  cleaner: Cleaner,
): void {
  const unresolved = candidates.find(
    (candidate) => isRelativeAddress(candidate) && !isPlaceholder(candidate),
  );
  if (unresolved === undefined) {
    for (const candidate of candidates) noteUnsafe(candidate, cleaner);
    return;
  }
  cleaner.findings.unresolved.push(unresolved.trim());
  const alt = element.attributes.get('alt')?.trim() ?? '';
  if (alt !== '' && !isFileName(alt)) flow.text(alt);
}

function noteUnsafe(candidate: string, { findings }: Cleaner): void {
  const scheme = URL.canParse(candidate) ? new URL(candidate).protocol : '';
  if (/^(?:javascript|vbscript|file):$/.test(scheme)) findings.removed.add(`${scheme} picture`);
}

/** Every address that an element offers, best first. */
function candidatesOf({ attributes }: RawElement): string[] {
  const found: string[] = [];
  const add = (value: string | null | undefined) => {
    if (value) found.push(value);
  };
  // Most pictures have an address and nothing else.
  if (attributes.size > 1 || !attributes.has('src')) {
    for (const name of lazySources) {
      const value = attributes.get(name);
      // Some sites keep a number or a word here.
      if (value !== undefined && /[/.]/.test(value)) add(value);
    }
    for (const name of doubtfulSources) {
      const value = attributes.get(name);
      if (value !== undefined && pictureFile.test(value)) add(value);
    }
    for (const name of sets) {
      const value = attributes.get(name);
      if (value !== undefined) add(largestCandidate(value));
    }
  }
  add(attributes.get('src'));
  const others = attributes.size > 1 ? othersOf(attributes, found) : [];
  // Only where nothing else is there.
  return others.length > 0 && found.every(isPlaceholder) ? [...found, ...others] : found;
}

const pictureFile = /^[^\s,]{1,2000}\.(?:jpe?g|png|gif|webp|avif|svg|bmp|heic)(?:[?#!@~][^\s,]*)?$/i;
const noSources = new Set(['alt', 'title', 'style', 'class', 'id', 'src', 'srcset']);

/** An address under a doubtful name, or that of a picture under any name. */
function othersOf(attributes: RawElement['attributes'], found: readonly string[]): string[] {
  const others: string[] = [];
  for (const name of doubtfulSources) {
    const value = attributes.get(name);
    if (value !== undefined && /[/.]/.test(value)) others.push(value);
  }
  for (const [name, value] of attributes) {
    if (noSources.has(name) || found.includes(value)) continue;
    if (/^\s*(?:https?:)?\/\//i.test(value) && pictureFile.test(value.trim())) others.push(value);
  }
  return others;
}

/** A picture of at most two pixels counts readers or makes room; before a lazy loader has run, any picture may be that small. */
function isBeacon(element: RawElement): boolean {
  return isTiny(element) && !lazySources.some((name) => !isPlaceholder(element.attributes.get(name) ?? ''));
}

function isTiny({ attributes }: RawElement): boolean {
  const width = pixels(attributes.get('width'));
  const height = pixels(attributes.get('height'));
  return (width !== undefined && width <= 2) || (height !== undefined && height <= 2);
}

type Size = { width?: number; height?: number };

/** The size of a picture where the post gives one that can be true; the pair that names both wins. */
function sizeOf(element: RawElement): Size | undefined {
  const { attributes } = element;
  const pair = (width: string, height: string) =>
    plausible(pixels(attributes.get(width)), pixels(attributes.get(height)));
  const byRatio = () => {
    const width = pixels(attributes.get('data-w'));
    const ratio = Number(attributes.get('data-ratio'));
    return width && ratio > 0 ? plausible(width, Math.round(width * ratio)) : undefined;
  };
  return (
    pair('data-width', 'data-height') ??
    pair('data-rawwidth', 'data-rawheight') ??
    pair('width', 'height') ??
    pair('w', 'h') ??
    byRatio() ??
    plausible(stylePixels(element, 'width'), stylePixels(element, 'height')) ??
    single(pixels(attributes.get('width')))
  );
}

function plausible(width: number | undefined, height: number | undefined): Size | undefined {
  if (width === undefined || height === undefined) return undefined;
  const ratio = width / height;
  const isPlausible =
    width >= 3 && height >= 3 && Math.max(width, height) <= 30_000 && ratio > 0.01 && ratio < 100;
  return isPlausible ? { width: Math.round(width), height: Math.round(height) } : undefined;
}

function single(width: number | undefined): Size | undefined {
  return width !== undefined && width >= 3 && width <= 10_000 ? { width } : undefined;
}

/** Icons and faces belong to the line of text they stand in. */
function isSmall({ width, height }: Attributes): boolean {
  return Number(height ?? width ?? Number.NaN) <= 48 && Number(width ?? height ?? Number.NaN) <= 120;
}

function isFileName(text: string): boolean {
  return (
    /^[^\s]{1,200}\.(?:jpe?g|png|gif|webp|avif|svg|bmp)$/i.test(text) ||
    /^(?:img|image|图片|picture|photo)$/i.test(text)
  );
}

/** WordPress and X write emoji as pictures whose words are the emoji. */
function emojiOf({ attributes }: RawElement, candidates: readonly string[]): string | undefined {
  const alt = attributes.get('alt');
  if (alt === undefined || alt.length > 16 || !/^\p{Extended_Pictographic}/u.test(alt)) return undefined;
  const isMarked =
    /emoji/i.test(attributes.get('class') ?? '') || candidates.some((url) => /emoji/i.test(url));
  return isMarked ? alt : undefined;
}
