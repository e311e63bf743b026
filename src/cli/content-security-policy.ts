/**
 * The policy of every page. Scripts and styles come from the site alone; pictures and media may be asked for where they are,
 * because an article's picture falls back to its original; frames open only on a click, over https. Trusted Types make any other
 * way of inserting HTML an error.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
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

/** Headers of every answer of `lectern serve`; `frame-ancestors` has no effect in a `<meta>`. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': `${contentSecurityPolicy}; frame-ancestors 'none'`,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
