import type { Analytics } from '#contract/site.ts';

/** What is told of a visit: nothing of who it was, and nothing of what was searched for. */
export type Visit = {
  /** Address of the page without query and fragment. */
  page: string;
  title: string;
  /** Origin of the page that led here, '' for none. */
  referrer: string;
};

/** A POST request; without a type it is one that any server takes without being asked first (CORS). */
export type CountRequest = { url: string; body: string; type: 'application/json' | null };

/**
 * The request that counts a visit: GoatCounter's `/count` with parameters, Plausible's Events API, Umami's `/api/send`. None of them needs a script of theirs in our
 * page, nor a cookie.
 */
export function countRequest(analytics: Analytics, { page, title, referrer }: Visit): CountRequest {
  const { site } = analytics;
  const { hostname, pathname } = new URL(page);
  switch (analytics.provider) {
    case 'goatcounter': {
      const said = new URLSearchParams({ p: pathname, t: title, r: referrer });
      return { url: `${site}/count?${said}`, body: '', type: null };
    }
    case 'plausible': {
      const event = { name: 'pageview', url: page, domain: analytics.domain, referrer };
      return { url: `${site}/api/event`, body: JSON.stringify(event), type: null };
    }
    case 'umami': {
      const payload = { website: analytics.id, hostname, url: pathname, title, referrer };
      return {
        url: `${site}/api/send`,
        body: JSON.stringify({ type: 'event', payload }),
        type: 'application/json',
      };
    }
  }
}
