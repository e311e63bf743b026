import { mirrorPath } from '#contract/archive-files.ts';
import { imageServiceUrl, isTemplate } from '#contract/image-service.ts';
import type { Manifest } from '#contract/manifest.ts';

/** The way a picture comes: from the site's mirror, through the image proxy, from the server that has it, from the Internet Archive. */
export type ImageVia = 'mirror' | 'proxy' | 'original' | 'wayback';

/** One way to a picture, as an `<img>` wants it. */
export type ImageStep = {
  via: ImageVia;
  url: string;
  /** Addresses of several widths, for the browser to choose from by `sizes`; empty where there is only `url`. */
  srcset: string;
  sizes: string;
  /** What answers there says why it gave no picture: our own proxy does, another service does not. */
  tellsWhy: boolean;
};

/** All ways to one picture, in the order in which they are tried while nothing is known. */
export type ImageWays = { host: string; steps: readonly ImageStep[] };

/** Where a site's pictures may come from, apart from their own servers. */
export type ImageSources = {
  /** Absolute, with a slash at the end. */
  siteRoot: string;
} & Pick<Manifest['site'], 'imageProxy' | 'imageMirror' | 'wayback'>;

export type WantedImage = {
  /** Absolute address of the original, or the path of a file that came with the posts. */
  target: string;
  signature?: string | undefined;
  mirror?: string | undefined;
  /** The article's date, in seconds since 1970. */
  date: number | null;
  /** Widths in device pixels for the browser to choose from; one: that; none: as it is. */
  widths: readonly number[];
  /** How wide the picture stands in the page, as `sizes` says it. */
  sizes: string;
};

const signature = /^[A-Za-z0-9_-]{20,64}$/;
const mirrorFile = /^[0-9a-z]{12}\.[a-z0-9]{3,4}$/;

/** Whether a text has the form of a proxy's signature. */
export function isSignature(text: string): boolean {
  return signature.test(text);
}

/** Whether a text has the form of a mirrored file's name, so that it names a file in the mirror and nothing beside it. */
export function isMirrorFile(text: string): boolean {
  return mirrorFile.test(text);
}

/** The ways to a picture on a site with these sources. */
export function imageWays(image: WantedImage, sources: ImageSources): ImageWays {
  const { siteRoot } = sources;
  if (!URL.canParse(image.target)) {
    const url = new URL(image.target, siteRoot);
    return { host: url.host, steps: [plainStep('original', url.href)] };
  }
  const target = new URL(image.target);
  const steps = [
    mirrorStep(image, sources),
    proxyStep(image, sources),
    originalStep(target, new URL(siteRoot)),
    sources.wayback ? waybackStep(target, image.date) : null,
  ];
  return { host: target.host, steps: steps.filter((step) => step !== null) };
}

function plainStep(via: ImageVia, url: string): ImageStep {
  return { via, url, srcset: '', sizes: '', tellsWhy: false };
}

function mirrorStep({ mirror }: WantedImage, { imageMirror, siteRoot }: ImageSources): ImageStep | null {
  if (imageMirror === null || mirror === undefined || !isMirrorFile(mirror)) return null;
  const base = new URL(imageMirror.replace(/\/?$/, '/'), siteRoot);
  return plainStep('mirror', new URL(mirrorPath(mirror), base).href);
}

function proxyStep(image: WantedImage, { imageProxy, siteRoot }: ImageSources): ImageStep | null {
  if (imageProxy === null) return null;
  const isOther = isTemplate(imageProxy);
  const widths = isOther && !imageProxy.includes('{width}') ? [] : image.widths;
  const target = {
    target: image.target,
    signature: image.signature !== undefined && isSignature(image.signature) ? image.signature : undefined,
  };
  const urlOf = (width: number | undefined) => imageServiceUrl(imageProxy, { ...target, width }, siteRoot);
  const hasChoice = widths.length > 1;
  return {
    via: 'proxy',
    // For a browser that does not choose, the middle one.
    url: urlOf(widths[Math.floor(widths.length / 2)]),
    srcset: hasChoice ? widths.map((width) => `${urlOf(width)} ${width}w`).join(', ') : '',
    sizes: hasChoice ? image.sizes : '',
    tellsWhy: !isOther,
  };
}

/**
 * On an https page a browser asks for http pictures over https or not at all, so that is what we ask for. A page on the
 * open web does not make its readers' browsers knock at machines of their own network.
 */
function originalStep(target: URL, site: URL): ImageStep | null {
  if (isLocal(target.hostname) && !isLocal(site.hostname)) return null;
  const url = new URL(target);
  if (site.protocol === 'https:') url.protocol = 'https:';
  return plainStep('original', url.href);
}

/** The copy nearest to the article's date, as it was stored (`im_`); nobody else needs to hear of machines of a home network. */
function waybackStep(target: URL, date: number | null): ImageStep | null {
  if (isLocal(target.hostname)) return null;
  const address = target.href.slice(0, target.href.length - target.hash.length);
  return plainStep('wayback', `https://web.archive.org/web/${waybackTime(date)}im_/${address}`);
}

/** `20240131120000`; for an undated article the archive's own way to say "the latest". */
function waybackTime(date: number | null): string {
  if (date === null) return '2';
  return new Date(date * 1000).toISOString().slice(0, 19).replace(/\D/g, '');
}

/** Addresses as numbers, single labels and the names of home networks: the open web's pictures have none of these. */
function isLocal(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '');
  const isNumber = /^[\d.]+$/.test(name) || name.startsWith('[');
  return isNumber || !name.includes('.') || /\.(local|localhost|internal|lan|home|arpa)$/.test(name);
}
