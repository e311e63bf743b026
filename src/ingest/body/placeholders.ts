/** Services that answer with some picture, never with the article's. */
const pictureServices = new Set([
  'source.unsplash.com',
  'unsplash.it',
  'placeholder.com',
  'via.placeholder.com',
  'placehold.it',
  'placehold.co',
  'placehold.jp',
  'dummyimage.com',
  'fakeimg.pl',
  'placekitten.com',
  'placebear.com',
  'placeimg.com',
  'lorempixel.com',
  'loremflickr.com',
  'api.ixiaowai.cn',
  'img.xjh.me',
  'api.btstu.cn',
  't.mwm.moe',
  'bing.img.run',
]);

/** Hosts and paths that count readers. */
const beaconHosts = new Set([
  'pixel.wp.com',
  'stats.wp.com',
  'stats.wordpress.com',
  'pixel.quantserve.com',
  'sb.scorecardresearch.com',
  'b.scorecardresearch.com',
  'www.google-analytics.com',
  'ssl.google-analytics.com',
  'hm.baidu.com',
  'feeds.feedburner.com',
  'rc.feedsportal.com',
  'da.feedsportal.com',
  'pi.feedsportal.com',
  'ads.feedblitz.com',
  'feeds.feedblitz.com',
  'counter.theconversation.com',
  'counter.theconversation.edu.au',
  'api.follow.it',
  'pixiedust.buzzfeed.com',
  'ad.doubleclick.net',
]);
const beaconPath =
  /^\/(?:tr|_\/stat|__utm\.gif|hm\.gif|b\.gif|pixel|beacon|track(?:er|ing)?\.(?:gif|png|php))\/?$/i;

const fileNames = [
  'default',
  ...'blank pixel spacer transparent trans clear 1x1 1px 1 grey gray white loading loader lazy lazyload lazy-load lazyloading'.split(
    ' ',
  ),
  ...'placeholder img-placeholder image-placeholder img_loading image_loading loading_img pic_loading loading-img default-placeholder'.split(
    ' ',
  ),
  ...'no-image noimage no_image noimg nopic no-pic no_pic s\\.gif none copycode'.split(' '),
];
/** Such a name, perhaps with a size behind it: `placeholder-300x200.png`. */
const standIn = new RegExp(
  `^(${fileNames.join('|')})(?:[-_]\\d+x\\d+|(?<!\\d)\\d+x\\d+)?\\.(gif|png|jpe?g|svg|webp)$`,
  'i',
);
/** Names that a picture of the article might have too, unless the file is of the kind loaders use. */
const onlyAsGifOrSvg = new Set(['1', 'white', 'clear', 'trans', 'lazy', 'none', 'copycode']);

/**
 * Whether an address leads to a stand-in: a lazy loader's blank or spinner, a random picture, a counter. Such a picture is never an
 * article's.
 *
 * @example isPlaceholder('https://picsum.photos/400/300?random=7783') // true
 * @example isPlaceholder('http://blur.com/media/pages/new-reel/blank.png') // true
 */
export function isPlaceholder(url: string): boolean {
  const text = url.trim();
  if (isPlaceholderText(text)) return true;
  const parsed = URL.parse(text.startsWith('//') ? `https:${text}` : text);
  return parsed !== null && isService(parsed);
}

/** Whether the text of an address, trimmed and perhaps relative, shows that it is a stand-in's. */
export function isPlaceholderText(text: string): boolean {
  if (text === '' || /^(?:data|blob|about|javascript):/i.test(text)) return true;
  const end = text.search(/[?#]/);
  return isPlaceholderFile(end < 0 ? text : text.slice(0, end));
}

/** {@link isPlaceholder} of an absolute address that is parsed already. */
export function isPlaceholderUrl(url: URL): boolean {
  return isPlaceholderFile(url.pathname) || isService(url);
}

function isPlaceholderFile(path: string): boolean {
  const match = standIn.exec(path.slice(path.lastIndexOf('/') + 1));
  if (!match) return false;
  const [, name = '', extension = ''] = match;
  if (/^default$/i.test(name)) return isShallow(path);
  return !onlyAsGifOrSvg.has(name.toLowerCase()) || /gif|svg/i.test(extension);
}

/** `/default.png` is a site's stand-in; `…/full/full/0/default.jpg` (IIIF) and `/vi/ID/default.jpg` are pictures. */
function isShallow(path: string): boolean {
  const segments = path
    .replace(/^(?:https?:)?\/\/[^/]*/i, '')
    .split('/')
    .filter(Boolean);
  return segments.length <= 2;
}

/** Whether an address is that of a service which gives stand-ins, or a counter's. */
export function isService({ hostname, pathname, search }: URL): boolean {
  if (pictureServices.has(hostname) || beaconHosts.has(hostname) || beaconPath.test(pathname)) return true;
  // With an id or a seed, picsum gives one certain picture.
  if (hostname === 'picsum.photos' || hostname === 'fastly.picsum.photos')
    return !/^\/(?:id|seed)\//.test(pathname);
  if (/\/(?:random|rand)(?:[-_]?(?:img|image|pic|picture|bg))?(?:\.php)?\/?$/i.test(pathname)) return true;
  return /^\?(?:random|rand)(?:[=&]|$)/i.test(search) && !/\.(?:jpe?g|png|gif|webp|avif)$/i.test(pathname);
}
