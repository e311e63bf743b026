import { isMirrorFile, isSignature } from '#reader/data/image-ways.ts';
import { embedAddress, linkAddress, mediaAddress } from './article-address.ts';

/** What an attribute's value becomes; `null` takes the attribute away. */
type Accept = (value: string) => string | null;

const satisfying =
  (isAccepted: (value: string) => boolean): Accept =>
  (value) =>
    isAccepted(value) ? value : null;
const matching = (pattern: RegExp): Accept => satisfying((value) => pattern.test(value));
const oneOf = (...words: string[]): Accept => matching(new RegExp(`^(?:${words.join('|')})$`, 'i'));

const anyText: Accept = (value) => value;
const flag: Accept = () => '';
const integer = matching(/^-?\d{1,9}$/);
const span = matching(/^[1-9]\d{0,3}$/);
/** Sizes are in CSS pixels; the limit keeps an absurd one from reserving a desert. */
const pixels = matching(/^[1-9]\d{0,4}$/);
/** No sign and few digits: a length in a formula must not move ink over its neighbours. */
const mathLength = matching(/^(?:\d|1\d)(?:\.\d{1,3})?(?:em|ex|px|pt)$/);
const mathFlag = oneOf('true', 'false');
const mathWords = matching(/^[a-z ]{1,100}$/);
/** A name as HTML means it: without spaces; prefixed by the sanitiser. */
const identifier = matching(/^\S{1,300}$/);

const everywhere = {
  id: identifier,
  lang: matching(/^[A-Za-z0-9-]{1,35}$/),
  dir: oneOf('ltr', 'rtl', 'auto'),
  title: anyText,
} satisfies Record<string, Accept>;

const cell = {
  align: oneOf('left', 'right', 'center', 'justify'),
  colspan: span,
  rowspan: span,
  scope: oneOf('row', 'col', 'rowgroup', 'colgroup'),
};
const media = { src: mediaAddress, 'data-source': mediaAddress };

const html: Record<string, Record<string, Accept>> = {
  a: { href: linkAddress, name: identifier },
  audio: media,
  figure: { 'data-embed': embedAddress, 'data-width': pixels, 'data-height': pixels },
  img: {
    ...media,
    'data-signature': satisfying(isSignature),
    'data-mirror': satisfying(isMirrorFile),
    alt: anyText,
    width: pixels,
    height: pixels,
  },
  video: { ...media, poster: mediaAddress, 'data-poster': mediaAddress, width: pixels, height: pixels },
  source: { ...media, type: matching(/^(?:audio|video|application)\/[\w.+-]{1,60}$/) },
  details: { open: flag },
  li: { value: integer },
  ol: { start: integer, reversed: flag, type: matching(/^[1aAiI]$/) },
  pre: { 'data-language': matching(/^[\p{L}\p{N}_+#./ -]{1,40}$/u) },
  td: cell,
  th: cell,
  tr: { align: cell.align },
  col: { span },
  colgroup: { span },
  time: { datetime: matching(/^[\dTZPWDHMSY:.+ -]{1,40}$/) },
};

const plainHtml =
  'abbr address article aside b bdi bdo blockquote br caption cite code dd del dfn div dl dt em figcaption footer ' +
  'h1 h2 h3 h4 h5 h6 hr i ins kbd mark p q rp rt ruby s samp section small span strong sub summary sup table ' +
  'tbody tfoot thead u ul var wbr';

const mathToken = { mathvariant: matching(/^[a-z-]{1,30}$/) };
const math: Record<string, Record<string, Accept>> = {
  math: { display: oneOf('block', 'inline'), alttext: anyText },
  mi: mathToken,
  mn: mathToken,
  mtext: mathToken,
  ms: mathToken,
  mo: {
    ...mathToken,
    stretchy: mathFlag,
    fence: mathFlag,
    separator: mathFlag,
    symmetric: mathFlag,
    largeop: mathFlag,
    movablelimits: mathFlag,
    accent: mathFlag,
    form: oneOf('prefix', 'infix', 'postfix'),
    lspace: mathLength,
    rspace: mathLength,
    minsize: mathLength,
    maxsize: mathLength,
  },
  mspace: { width: mathLength },
  mstyle: { displaystyle: mathFlag, scriptlevel: matching(/^[+-]?\d$/) },
  mfrac: { linethickness: oneOf('0', 'thin', 'medium', 'thick') },
  menclose: { notation: mathWords },
  mover: { accent: mathFlag },
  munder: { accentunder: mathFlag },
  munderover: { accent: mathFlag, accentunder: mathFlag },
  mtable: {
    columnalign: mathWords,
    rowalign: mathWords,
    columnlines: mathWords,
    rowlines: mathWords,
    columnspacing: mathLength,
    rowspacing: mathLength,
    displaystyle: mathFlag,
  },
  mtr: { columnalign: mathWords, rowalign: mathWords },
  mtd: { columnalign: mathWords, rowalign: mathWords, columnspan: span, rowspan: span },
};
const plainMath =
  'mrow mlabeledtr msqrt mroot msub msup msubsup mmultiscripts mprescripts none mpadded mphantom merror';

const accepted = new Map<string, Record<string, Accept>>([
  ...[...plainHtml.split(' '), ...plainMath.split(' ')].map((name) => [name, {}] as const),
  ...Object.entries(html),
  ...Object.entries(math),
]);

/** The elements that an article may hold. */
export const acceptedElements: readonly string[] = [...accepted.keys()];

/** Every attribute that some element may have; {@link acceptAttribute} says which, and with what value. */
export const acceptedAttributes: readonly string[] = [
  ...new Set(
    [...accepted.values()].flatMap((attributes) => Object.keys(attributes)).concat(Object.keys(everywhere)),
  ),
];

/** The value that an element's attribute may have in an article, or `null` when it may not stand there. */
export function acceptAttribute(element: string, attribute: string, value: string): string | null {
  const own = accepted.get(element) ?? {};
  const accept = lookUp(own, attribute) ?? lookUp(everywhere, attribute);
  return accept === undefined ? null : accept(value);
}

/** Attribute names come from the article: `constructor` must not find what every object has. */
function lookUp(table: Record<string, Accept>, name: string): Accept | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
