import { feedPath } from '#contract/feed-url.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { searchDescriptionFile, searchDescriptionType } from './search-description.ts';

export type PageSettings = {
  base: string;
  title: string;
  /** Where readers find the site, with a slash at the end; `null` when nobody has said so. */
  address: string | null;
  /** The site's setting, as its manifest has it. */
  imageProxy: string | null;
};

/**
 * Makes a site's page from the built reader's: addresses get the site's base, because the page is also shown for deep links;
 * the title and the policy go in, and where browsers learn how to search here.
 */
export function siteHtml(built: string, { base, title, address, imageProxy }: PageSettings): string {
  const content = escapeAttribute(contentSecurityPolicy(imageProxy));
  const policy = `<meta http-equiv="Content-Security-Policy" content="${content}">`;
  const links = address === null ? [] : [searchLink({ base, title }), ...feedLinks({ base, title })];
  const search = links.map((link) => `\n    ${link}`).join('');
  return built
    .replaceAll(/(href|src)="\.\//g, `$1="${base}`)
    .replace(/<meta charset="[^"]*"\s*\/?>/i, (charset) => `${charset}\n    ${policy}`)
    .replace(/<title>.*?<\/title>/s, () => `<title>${escapeText(title)}</title>${search}`);
}

/** OpenSearch 1.1, "Autodiscovery in HTML/XHTML". */
function searchLink({ base, title }: Pick<PageSettings, 'base' | 'title'>): string {
  const name = escapeAttribute(title);
  return `<link rel="search" type="${searchDescriptionType}" title="${name}" href="${base}${searchDescriptionFile}">`;
}

/** How browsers and feed readers find the feeds of a page ("Autodiscovery" of RSS, and of JSON Feed 1.1). */
function feedLinks({ base, title }: Pick<PageSettings, 'base' | 'title'>): string[] {
  const types = {
    rss: 'application/rss+xml',
    atom: 'application/atom+xml',
    json: 'application/feed+json',
  } as const;
  return Object.entries(types).map(([kind, type]) => {
    const address = base + feedPath([], kind as keyof typeof types);
    return `<link rel="alternate" type="${type}" title="${escapeAttribute(title)}" href="${address}">`;
  });
}

/** The base of a site from its page: the part of its module's address before the reader's folder, which a base may be called too. */
export function baseOf(html: string): string {
  return /<script type="module"[^>]+src="([^"]*\/)reader\/[^"/]+"/.exec(html)?.[1] ?? '/';
}

/** Tells the reader that this server has an image proxy, at the site's own base. */
export function withImageProxy(html: string): string {
  return html.replace('name="lectern-image-proxy" content=""', 'name="lectern-image-proxy" content="."');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}
