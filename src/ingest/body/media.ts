import { removeName, unwrapUrl } from '#contract/safe-url.ts';
import { cleanElement } from './clean-tree.ts';
import type { Cleaner, Rule } from './cleaner.ts';
import { pixels, posterOf } from './pictures.ts';
import { findAll, type RawElement } from './raw-tree.ts';

const sourceNames = new Set(['source']);
const mediaType = /^(?:audio|video|application)\/[\w.+-]{1,60}$/i;

/**
 * A player with its own controls that loads nothing until it is used. What stands between its tags ("your browser cannot play this")
 * is for browsers that are gone.
 */
export const playerRule: Rule = (element, flow, cleaner) => {
  const sources = sourcesOf(element, cleaner);
  if (sources.length === 0) return;
  const { attributes } = element;
  const [only] = sources;
  const isVideo = element.name === 'video';
  const poster = isVideo ? posterOf(element, cleaner) : undefined;
  const [width, height] = isVideo ? [pixels(attributes.get('width')), pixels(attributes.get('height'))] : [];
  const hasSize = width !== undefined && height !== undefined && width > 2 && height > 2;
  // Between words or side by side it would be too small to use.
  flow.paragraph();
  flow.picture(
    cleanElement(
      element.name,
      {
        ...(only && sources.length === 1 ? { src: only.src } : {}),
        ...(poster === undefined ? {} : { poster }),
        controls: '',
        preload: 'none',
        ...(hasSize ? { width: String(width), height: String(height) } : {}),
      },
      sources.length === 1 ? [] : sources.map((source) => cleanElement('source', source)),
    ),
  );
  flow.paragraph();
};

type Source = { src: string; type?: string };

function sourcesOf(element: RawElement, cleaner: Cleaner): Source[] {
  const found: Source[] = [];
  for (const { attributes } of [element, ...findAll(element, sourceNames)]) {
    const written = attributes.get('src') ?? attributes.get('data-src');
    if (written === undefined || written.trim() === '') continue;
    const src = mediaAddress(written, cleaner);
    if (src === null || found.some((source) => source.src === src)) continue;
    const type = attributes.get('type')?.trim();
    found.push(type && mediaType.test(type) ? { src, type } : { src });
  }
  return found;
}

/** The http or https address of a player's file or page, without wrappers; notes what else it was. */
export function mediaAddress(written: string, cleaner: Cleaner): string | null {
  const text = written.trim();
  const address = text.startsWith('//') ? `https:${text}` : text;
  const parsed = address === '' ? null : URL.parse(address, cleaner.link ?? undefined);
  if (parsed === null) return null;
  const url = unwrapUrl(parsed);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    // A blob or data address is a page's own memory, not an attack; it is gone all the same.
    if (!/^(?:blob|about):/.test(url.protocol))
      cleaner.findings.removed.add(`${url.protocol.slice(0, 20)} media`);
    return null;
  }
  removeName(url);
  return url.href;
}
