import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { isTemplate } from '#contract/image-service.ts';
import type { MirrorUse } from '#ingest/build-archive.ts';
import { journalFile } from '#ingest/mirror/journal.ts';
import { mirrorFolder, mirrorAddress as ownMirrorAddress } from '#ingest/mirror/site-mirror.ts';
import type { Signing } from '#ingest/pictures/signing.ts';
import { checkImageProxy, signingScheme } from './image-proxy-setting.ts';
import { optionValue } from './option-value.ts';
import { readProxyKeys } from './proxy-key-file.ts';
import { mirrorAddress } from './setting-values.ts';
import type { SiteSettings } from './site-settings.ts';
import { UsageError } from './usage-error.ts';

/** How the pictures of a site are found. */
export type PictureOptions = Pick<SiteSettings, 'imageProxy' | 'imageMirror' | 'wayback'> & {
  signing: Signing | null;
  mirror: MirrorUse | null;
};

export const pictureOptionsHelp = `  --image-proxy URL   an image proxy for readers of the site: our own, or another service's template
                      as "https://wsrv.nl/?url={url}&w={width}&we"; lectern serve brings its own
  --proxy-key-file F  signs pictures with the first key of this file, for a proxy that wants it
  --mirror DIR        uses the pictures that lectern mirror has kept in DIR, and puts them into the site
  --mirror-url URL    where the mirror's files are served, when not from the site; none are put into it
  --wayback           lets readers ask the Internet Archive for pictures that are gone
  --no-image-proxy, --no-proxy-key, --no-mirror, --no-wayback
                      switch off what the site has
`;

/** For `parseArgs`. */
export const pictureOptionTypes = {
  'image-proxy': { type: 'string' },
  'no-image-proxy': { type: 'boolean', default: false },
  'proxy-key-file': { type: 'string' },
  'no-proxy-key': { type: 'boolean', default: false },
  mirror: { type: 'string' },
  'mirror-url': { type: 'string' },
  'no-mirror': { type: 'boolean', default: false },
  wayback: { type: 'boolean', default: false },
  'no-wayback': { type: 'boolean', default: false },
} as const;

/** What a call says, as it was typed. */
export type PictureValues = {
  [Name in keyof typeof pictureOptionTypes]?: (typeof pictureOptionTypes)[Name]['type'] extends 'string'
    ? string | undefined
    : boolean;
};

/**
 * Joins what a call says about pictures with the settings that the site has.
 * @throws UsageError when options contradict each other, or one is missing without which the site would lose something.
 */
export function parsePictureOptions(
  values: PictureValues,
  { site, settings }: { site: string; settings: SiteSettings },
): PictureOptions {
  for (const [option, other] of contradictions) {
    const isGiven = values[option] !== undefined && values[option] !== false;
    if (isGiven && values[other]) throw new UsageError(`--${option} and --${other}: only one of them`);
  }
  const imageProxy = imageProxyOf(values, settings);
  return {
    imageProxy,
    signing: signingOf(values, { imageProxy, settings }),
    ...mirrorOf(values, { site, settings }),
    wayback: values.wayback || (settings.wayback && !values['no-wayback']),
  };
}

const contradictions = [
  ['image-proxy', 'no-image-proxy'],
  ['proxy-key-file', 'no-proxy-key'],
  ['mirror', 'no-mirror'],
  ['mirror-url', 'no-mirror'],
  ['wayback', 'no-wayback'],
] as const;

function imageProxyOf(values: PictureValues, settings: SiteSettings): string | null {
  if (values['no-image-proxy']) return null;
  const given = values['image-proxy'];
  return given === undefined ? settings.imageProxy : checkImageProxy(given);
}

function signingOf(
  values: PictureValues,
  { imageProxy, settings }: { imageProxy: string | null; settings: SiteSettings },
): Signing | null {
  const file = values['proxy-key-file'];
  const scheme = signingScheme(imageProxy);
  if (file !== undefined) {
    if (scheme === null)
      throw new UsageError(
        '--proxy-key-file: the template of --image-proxy has no {signature}; leave the file out',
      );
    return { scheme, key: readProxyKeys(file)[0] };
  }
  if (imageProxy !== null && isTemplate(imageProxy) && scheme !== null)
    throw new UsageError(
      `${imageProxy} wants signatures: give --proxy-key-file FILE with the key of that service`,
    );
  if (settings.isSigned && !values['no-proxy-key']) {
    const advice = 'give --proxy-key-file FILE again, or --no-proxy-key to leave signatures out';
    throw new UsageError(`the pictures of this site are signed, and new ones would not be: ${advice}`);
  }
  return null;
}

function mirrorOf(
  values: PictureValues,
  { site, settings }: { site: string; settings: SiteSettings },
): Pick<PictureOptions, 'mirror' | 'imageMirror'> {
  const { mirror: given, 'mirror-url': url } = values;
  if (values['no-mirror'] || (given === undefined && settings.imageMirror === null)) {
    if (url !== undefined)
      throw new UsageError('--mirror-url needs --mirror DIR, the folder with its journal');
    return { mirror: null, imageMirror: null };
  }
  const own = path.join(site, mirrorFolder);
  const folder = given === undefined ? ownMirror(own) : checkMirror(given);
  const imageMirror =
    url === undefined
      ? (settings.imageMirror ?? ownMirrorAddress)
      : optionValue('--mirror-url', url, mirrorAddress);
  const isInPlace = existsSync(own) && realpathSync(own) === realpathSync(folder);
  const isPlaced = url === undefined && imageMirror === ownMirrorAddress && !isInPlace;
  return { mirror: { folder, isPlaced }, imageMirror };
}

/** A site whose mirror lies in itself needs not be told where it is. */
function ownMirror(folder: string): string {
  if (existsSync(path.join(folder, journalFile))) return folder;
  const advice = 'give --mirror DIR again, or --no-mirror to leave it out';
  throw new UsageError(`this site uses a mirror of its pictures, and new ones would not be in it: ${advice}`);
}

function checkMirror(folder: string): string {
  if (statSync(path.join(folder, journalFile), { throwIfNoEntry: false })?.isFile())
    return path.resolve(folder);
  throw new UsageError(
    `--mirror ${folder} has no ${journalFile}: fill it with lectern mirror CONTENT --out ${folder}`,
  );
}
