import { removeName } from '#contract/safe-url.ts';
import { noAttributes } from './clean-tree.ts';
import type { Cleaner, Rule } from './cleaner.ts';
import { commonAttributes, idPrefix } from './common-attributes.ts';
import { within } from './inline.ts';
import { fragmentName } from './parse-html.ts';
import { type RawElement, textOf } from './raw-tree.ts';

/** Every outward link: the opened page gets neither our window nor our address. */
export const outwardRel = 'noopener noreferrer';

/** A link with an address that may be followed; the text of any other stays. */
export const linkRule: Rule = (element, flow, cleaner) => {
  const written = element.attributes.get('href');
  const href = written === undefined ? null : linkAddress(written, cleaner);
  const common = commonAttributes(element, cleaner);
  const write = () => cleaner.walk(element.children, flow);
  if (href === null || !flow.canEnter('a')) {
    if (common === noAttributes) write();
    else within(flow, 'span', common, write);
    return;
  }
  const { id, ...rest } = common;
  const title = titleOf(element, href);
  within(
    flow,
    'a',
    {
      ...(id === undefined ? {} : { id }),
      href,
      ...(href.startsWith('#') ? {} : { rel: outwardRel }),
      ...(title === undefined ? {} : { title }),
      ...rest,
    },
    write,
  );
};

/**
 * The address a link may have: http, https, mailto, tel, or a place in the same body. The WHATWG parser decides what the scheme is, as
 * it does in the browser: `&#9;java&#10;script:` and its kin are no match for a pattern.
 */
function linkAddress(written: string, cleaner: Cleaner): string | null {
  const text = written.trim();
  if (text.startsWith('#')) return localAddress(text);
  const absolute = text.startsWith('//') ? `https:${text}` : text;
  const parsed = text === '' ? null : URL.parse(absolute, cleaner.link ?? undefined);
  if (parsed === null) return null;
  const url = behindDoorkeeper(parsed);
  if (isSamePage(url, cleaner)) return localAddress(url.hash);
  switch (url.protocol) {
    case 'http:':
    case 'https:':
      removeName(url);
      return url.href;
    case 'mailto:':
    case 'tel:':
      return url.href;
    default:
      cleaner.findings.removed.add(`${url.protocol.slice(0, 20)} link`);
      return null;
  }
}

/** Pages that ask "do you really want to leave?", and the parameter in which they keep the address. */
const doorkeepers: ReadonlyMap<string, string> = new Map([
  ['link.zhihu.com', 'target'],
  ['link.juejin.cn', 'target'],
  ['link.jianshu.com', 't'],
]);

function behindDoorkeeper(url: URL): URL {
  const parameter = doorkeepers.get(url.hostname);
  const target = parameter === undefined ? null : url.searchParams.get(parameter);
  return target !== null && /^https?:\/\//i.test(target) ? (URL.parse(target) ?? url) : url;
}

/** Feeds make the links of footnotes absolute; here they are places in the body again. */
function isSamePage(url: URL, { link, fragments }: Cleaner): boolean {
  if (link === null || url.hash === '' || !URL.canParse(link)) return false;
  const page = new URL(link);
  return (
    url.host === page.host &&
    url.pathname === page.pathname &&
    url.search === page.search &&
    fragments.has(fragmentName(url.hash.slice(1)))
  );
}

function localAddress(fragment: string): string | null {
  const name = fragmentName(fragment.slice(1));
  return /^[^\s%]{1,200}$/.test(name) ? `#${idPrefix}${name}` : null;
}

function titleOf(element: RawElement, href: string): string | undefined {
  const title = element.attributes.get('title')?.replace(/\s+/g, ' ').trim();
  const isTold = !title || title === href || title === textOf(element, 200) || URL.canParse(title);
  return isTold ? undefined : title;
}
