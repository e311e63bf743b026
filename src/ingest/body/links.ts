import { noAttributes } from './clean-tree.ts';
import type { Cleaner, Rule } from './cleaner.ts';
import { commonAttributes, idPrefix } from './common-attributes.ts';
import { within } from './inline.ts';
import { fragmentName } from './parse-html.ts';
import { textOf } from './raw-tree.ts';

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
  const title = titleOf(element.attributes.get('title'), textOf(element, 200), href);
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
export function linkAddress(written: string, cleaner: Cleaner): string | null {
  const text = written.trim();
  if (text.startsWith('#')) return localAddress(text);
  const absolute = text.startsWith('//') ? `https:${text}` : text;
  const base = cleaner.link ?? undefined;
  if (text === '' || !URL.canParse(absolute, base)) return null;
  const url = behindDoorkeeper(new URL(absolute, base));
  if (isSamePage(url, cleaner)) return localAddress(url.hash);
  switch (url.protocol) {
    case 'http:':
    case 'https:':
      // A name before the host is there to deceive: https://bank.example@evil.example/
      url.username = '';
      url.password = '';
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
  const target = url.searchParams.get(doorkeepers.get(url.hostname) ?? '');
  return target !== null && /^https?:\/\//i.test(target) && URL.canParse(target) ? new URL(target) : url;
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

function titleOf(written: string | undefined, text: string, href: string): string | undefined {
  const title = written?.replace(/\s+/g, ' ').trim();
  return title && title !== text && title !== href && !URL.canParse(title) ? title : undefined;
}
