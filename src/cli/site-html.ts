import { feedPath } from '#contract/feed-url.ts';
import { contentSecurityPolicy, type PolicySettings } from './content-security-policy.ts';
import { searchDescriptionFile, searchDescriptionType } from './search-description.ts';
import type { SiteSettings } from './site-settings.ts';

/** What of a site's settings is in its page. */
export type PageSettings = PolicySettings &
  Pick<SiteSettings, 'base' | 'title' | 'description' | 'language' | 'address' | 'feeds'>;

/**
 * Makes a site's page from the built reader's: addresses get the site's base, because the page is also shown for deep links;
 * the title, the description and the policy go in, and where browsers learn how to search here.
 */
export function siteHtml(built: string, site: PageSettings): string {
  const { base, title, description, language, address, feeds } = site;
  const policy = `<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(contentSecurityPolicy(site))}">`;
  const about = [
    ...(description === null ? [] : [`<meta name="description" content="${escapeAttribute(description)}">`]),
    ...(address === null ? [] : [searchLink({ base, title })]),
    ...(address === null || feeds === null ? [] : feedLinks({ base, title })),
  ];
  const lines = about.map((element) => `\n    ${element}`).join('');
  return built
    .replaceAll(/(href|src)="\.\//g, `$1="${base}`)
    .replace(/<html(?: lang="[^"]*")?/, (html) => (language === null ? html : `<html lang="${language}"`))
    .replace(/<meta charset="[^"]*"\s*\/?>/i, (charset) => `${charset}\n    ${policy}`)
    .replace(/<title>.*?<\/title>/s, () => `<title>${escapeText(title)}</title>${lines}`);
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
