import { categoryKey } from '#contract/list-index.ts';
import type { Place } from '#contract/places.ts';
import { everything, printView } from '#contract/view.ts';

/** The levels of the category tree that name sources: a channel, and what stands below it. */
const levels = 2;

/**
 * The sources of the archive as an OPML 2.0 file. Posts do not say which feed they came from, so an outline is a link to what the
 * archive has of the source.
 */
export function printOpml(
  places: readonly Place[],
  { site, title, now }: { site: string; title: string; now: Date },
): string {
  const outline = (place: Place, level: number): string[] => {
    const indent = '  '.repeat(level + 1);
    const name = escapeXml(place.path.at(-1) ?? categoryKey(place.path));
    const url = escapeXml(new URL(printView({ ...everything, categories: [place.path] }), site).href);
    const start = `${indent}<outline text="${name}" type="link" url="${url}"`;
    const children = level < levels ? place.children : [];
    if (children.length === 0) return [`${start}/>`];
    return [`${start}>`, ...children.flatMap((child) => outline(child, level + 1)), `${indent}</outline>`];
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head>',
    `    <title>${escapeXml(title)}</title>`,
    `    <dateCreated>${now.toUTCString()}</dateCreated>`,
    '  </head>',
    '  <body>',
    ...places.flatMap((place) => outline(place, 1)),
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

/** Without the control characters that XML has no way to write. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
