import { isTemplate } from '#contract/image-service.ts';

/**
 * The policy of every page. Scripts and styles come from the site alone; pictures and media may be asked for where they are,
 * because an article's picture falls back to its original; frames open only on a click, over https. Trusted Types make any other
 * way of inserting HTML an error. `imageProxy` is the site's setting: a proxy of ours elsewhere may be asked why a picture did not
 * come, and for a picture to save; another service says nothing.
 */
export function contentSecurityPolicy(imageProxy: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    ["connect-src 'self'", ...proxyOrigin(imageProxy)].join(' '),
    "img-src 'self' https: http:",
    "media-src 'self' https: http:",
    'frame-src https:',
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types dompurify lectern',
  ].join('; ');
}

/** The origin alone: what else the setting holds must not become a part of the policy. A relative one is `'self'`. */
function proxyOrigin(imageProxy: string | null): string[] {
  if (imageProxy === null || isTemplate(imageProxy) || !/^https?:/i.test(imageProxy)) return [];
  return URL.canParse(imageProxy) ? [new URL(imageProxy).origin] : [];
}

/** Headers of every answer of `lectern serve`, which brings its own proxy; `frame-ancestors` has no effect in a `<meta>`. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': `${contentSecurityPolicy(null)}; frame-ancestors 'none'`,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
