import { isTemplate } from '#contract/image-service.ts';
import type { Manifest } from '#contract/manifest.ts';

/**
 * The policy of every page. Scripts and styles come from the site alone; pictures and media may be asked for where they are,
 * because an article's picture falls back to its original; frames open only on a click, over https. Trusted Types make any other
 * way of inserting HTML an error. A proxy of ours elsewhere may be asked why a picture did not come, and for a picture to save; another
 * service says nothing. Who counts visits may be told of them, and comments may be framed, where the site has them: no script of theirs
 * runs here.
 */
export function contentSecurityPolicy({ imageProxy, analytics, comments }: PolicySettings): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    ["connect-src 'self'", ...proxyOrigin(imageProxy), ...originOf(analytics)].join(' '),
    "img-src 'self' https: http:",
    "media-src 'self' https: http:",
    ['frame-src https:', ...originOf(comments)].join(' '),
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types dompurify lectern',
  ].join('; ');
}

/** What of a site its policy depends on. */
export type PolicySettings = Pick<Manifest['site'], 'imageProxy' | 'analytics' | 'comments'>;

function originOf(service: { site: string } | null): string[] {
  return service ? [new URL(service.site).origin] : [];
}

/** The origin alone: what else the setting holds must not become a part of the policy. A relative one is `'self'`. */
function proxyOrigin(imageProxy: string | null): string[] {
  if (imageProxy === null || isTemplate(imageProxy) || !/^https?:/i.test(imageProxy)) return [];
  return URL.canParse(imageProxy) ? [new URL(imageProxy).origin] : [];
}

/** What every answer of a site may say, besides the policy. */
export const safetyHeaders: Readonly<Record<string, string>> = {
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Headers of every answer of `lectern serve`, which brings its own image proxy; `frame-ancestors` has no effect in a `<meta>`. */
export function securityHeaders(site: Omit<PolicySettings, 'imageProxy'>): Readonly<Record<string, string>> {
  return {
    'content-security-policy': `${contentSecurityPolicy({ ...site, imageProxy: null })}; frame-ancestors 'none'`,
    ...safetyHeaders,
  };
}
