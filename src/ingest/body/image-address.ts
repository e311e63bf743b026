import { removeName, unwrapUrl } from '#contract/safe-url.ts';
import { isPlaceholderText, isPlaceholderUrl, isService } from './placeholders.ts';

export { isPlaceholder } from './placeholders.ts';

/**
 * The clean original address of a picture: absolute, http or https, without wrappers, name or fragment; `null` when there is none
 * (a placeholder, an unsafe scheme, a relative address without a base).
 *
 * @example cleanImageAddress('https://cors.proxy.example/?http://img.example/a.jpg', null) // 'http://img.example/a.jpg'
 */
export function cleanImageAddress(raw: string, base: string | null): string | null {
  const text = raw.trim();
  // Each address is parsed once: with several candidates for a picture, parsing is most of the work.
  const written = isPlaceholderText(text) ? null : parseAddress(text, base);
  if (written === null) return null;
  const url = unwrapUrl(withoutJoin(unwrapUrl(written)));
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  if (isPlaceholderUrl(url) || (url !== written && isService(written))) return null;
  removeName(url);
  if (url.href.includes('#')) url.hash = '';
  return url.href;
}

/** Whether an address says only where below a page or site the picture is. */
export function isRelativeAddress(raw: string): boolean {
  const written = raw.trim();
  // The parser, not a pattern, knows that `java\nscript:` has a scheme.
  return written !== '' && !/^(?:[/\\]{2}|[?#])/.test(written) && !URL.canParse(written);
}

function parseAddress(text: string, base: string | null): URL | null {
  const address = text.startsWith('//') ? `https:${text}` : text;
  return URL.parse(address) ?? (base === null ? null : URL.parse(address, base));
}

const joined = /^https?:\/\/(?!web\.archive\.org\/)[^/?#]+\/[^?#]*?\/(https?:\/\/?[^/?#]+\.[^/?#]+\/.+)$/i;

/**
 * Some pipelines join an absolute address to the page's as if it were relative: `https://site.example/media/https://img.example/a.jpg`.
 * An archive of pages does the same on purpose and is left alone.
 */
function withoutJoin(url: URL): URL {
  // Most addresses have "http" once; the pattern need not look at them.
  if (url.href.indexOf('http', 4) < 0) return url;
  const inner = joined.exec(url.href)?.[1];
  return (inner === undefined ? null : URL.parse(inner.replace(/^(https?:\/)(?!\/)/i, '$1/'))) ?? url;
}

/** Query parameters that only ask for another size or format of the same picture. */
const processing =
  /^(?:x-oss-process|x-image-process|x-tos-process|image(?:Mogr2|View2|Slim)|imageMogr2\/.*|imageView2\/.*|w|h|width|height|q|quality|format|fmt|fm|auto|fit|crop|resize|size|dpr|tp|wx_fmt|wxfrom|wx_lazy|wx_co|usp|ssl|strip|sharp|webp|type|ixlib|ixid|cs|s|name)$/i;

const commonWidths = new Set(
  '100 120 150 160 180 200 240 250 300 320 360 400 420 480 500 540 600 640 700 720 750 768 800 828 900 960 1000 1024 1080 1200 1280 1366 1440 1500 1600 1680 1920 2000 2048 2560'.split(
    ' ',
  ),
);

/**
 * Whether two addresses lead to one picture, whatever size or format they ask for. Used for "the cover repeats the body's picture", so
 * it would rather say no: two pictures taken for one would lose one.
 *
 * @example sameImage('https://i.example/a.jpg!thumb420', 'https://i.example/a.jpg') // true
 */
export function sameImage(a: string, b: string): boolean {
  return a === b || pictureKey(a) === pictureKey(b);
}

function pictureKey(address: string): string {
  const clean = cleanImageAddress(address, null);
  if (clean === null) return address;
  const url = new URL(clean);
  const query = url.search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '' && !processing.test(parameter.split(/[=/]/, 1)[0] ?? ''))
    .sort();
  return `${url.host}${plainPath(url.pathname)}?${query.join('&')}`;
}

const extensionEnd = /\.(?:jpe?g|png|gif|webp|avif|bmp|heic)$/i;

/** Takes size and processing suffixes off a path, in the spellings of the common image services. */
function plainPath(path: string): string {
  // `a.jpg!thumb420`, `a.jpg@1e_1c.webp`, `a.jpg~tplv-x.image`: only after a file's own extension.
  const plain = path.replace(/(\.(?:jpe?g|png|gif|webp|avif))(?:[!@]|%21|%40|~tplv-).*$/i, '$1');
  const extension = extensionEnd.exec(plain)?.[0] ?? '';
  const stem = plain.slice(0, plain.length - extension.length).replace(/-\d{2,4}x\d{2,4}$/, '');
  const width = /_(\d{3,4})$/.exec(stem)?.[1];
  const isSize = width !== undefined && commonWidths.has(width);
  return (isSize ? stem.slice(0, -width.length - 1) : stem) + extension.toLowerCase();
}

/** `v2-….jpg` of Zhihu and `/max/1400/1*….png` of Medium: the name of the upload says which picture it is, whatever host and size. */
const zhihuUpload = /\/(v2-[0-9a-f]+)(?:_([a-z]{1,4}|\d{2,4}w))?\.[a-z]{3,4}$/i;
const mediumUpload = /\/max\/(\d+)\/(\d\*[^/]+)$/;

/** Whether two addresses of neighbours lead to one picture: like {@link sameImage}, and by the names that some services give. */
export function isSameUpload(a: string, b: string): boolean {
  return a === b || uploadKey(a) === uploadKey(b);
}

function uploadKey(address: string): string {
  const path = address.replace(/[?#].*$/s, '');
  return zhihuUpload.exec(path)?.[1] ?? mediumUpload.exec(path)?.[2] ?? pictureKey(address);
}

const zhihuWidths: ReadonlyMap<string, number> = new Map([
  ['r', Number.POSITIVE_INFINITY],
  ['hd', 1440],
  ['b', 1000],
  ['xl', 400],
  ['l', 200],
  ['m', 100],
  ['s', 50],
]);

/** How wide a picture is by its address; infinite where nothing asks for a size, which is the original. */
export function addressWidth(address: string): number {
  const path = address.replace(/[?#].*$/s, '');
  const zhihu = zhihuUpload.exec(path)?.[2]?.toLowerCase();
  const named =
    (zhihu === undefined ? undefined : (zhihuWidths.get(zhihu) ?? zhihu)) ??
    mediumUpload.exec(path)?.[1] ??
    /[?&](?:w|width)=(\d{1,5})(?:&|$)/i.exec(address)?.[1] ??
    /imageView2\/\d\/w\/(\d{1,5})/i.exec(address)?.[1] ??
    /-(\d{2,4})x\d{2,4}\.[a-z]{3,4}$/i.exec(path)?.[1] ??
    /_(\d{3,4})\.[a-z]{3,4}$/i.exec(path)?.[1];
  const width = Number.parseFloat(String(named));
  return Number.isNaN(width) ? Number.POSITIVE_INFINITY : width;
}
