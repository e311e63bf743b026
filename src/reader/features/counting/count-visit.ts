import type { Analytics } from '#contract/site.ts';
import { countRequest } from './count-request.ts';

/**
 * Tells the site's counter of the page that is shown, unless the browser says that its person wants no such thing. Only the first page of a visit
 * says where it was come from.
 */
export async function countVisit(
  analytics: Analytics,
  { siteTitle, isFirst }: { siteTitle: string; isFirst: boolean },
): Promise<void> {
  if (isUnwanted()) return;
  const { origin, pathname } = window.location;
  const { url, body, type } = countRequest(analytics, {
    page: origin + pathname,
    title: articleTitle() ?? siteTitle,
    referrer: isFirst ? foreignOrigin(document.referrer) : '',
  });
  await fetch(url, {
    method: 'POST',
    body,
    mode: type === null ? 'no-cors' : 'cors',
    headers: type === null ? {} : { 'content-type': type },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    keepalive: true,
  });
}

/** Not the title of the page: over a list it has what was searched for. */
function articleTitle(): string | null {
  return document.querySelector('article[data-article] h1')?.textContent ?? null;
}

/** Global Privacy Control, and the older Do Not Track. */
function isUnwanted(): boolean {
  return Reflect.get(navigator, 'globalPrivacyControl') === true || navigator.doNotTrack === '1';
}

function foreignOrigin(address: string): string {
  const origin = URL.canParse(address) ? new URL(address).origin : '';
  return origin === window.location.origin ? '' : origin;
}
