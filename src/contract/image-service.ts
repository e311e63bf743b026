import { type ProxiedImage, proxyPath } from './proxy-url.ts';

/**
 * Where a picture is asked for: at our own proxy, or at another service whose addresses follow a template. A setting with `{url}` in
 * it is a template; any other is our proxy's base address, absolute or relative to the site (`./`).
 *
 * @example imageServiceUrl('https://wsrv.nl/?url={url}&w={width}', { target: 'http://a.example/b.png', width: 640 }, root)
 * // 'https://wsrv.nl/?url=http%3A%2F%2Fa.example%2Fb.png&w=640'
 * @throws TypeError when the setting is no address.
 */
export function imageServiceUrl(setting: string, image: ProxiedImage, siteRoot: string): string {
  if (isTemplate(setting)) return new URL(filled(setting, image), siteRoot).href;
  const base = new URL(setting, siteRoot);
  return `${base.origin}${base.pathname.replace(/\/$/, '')}${proxyPath(image)}`;
}

/** Whether a setting is another service's template. Its answers tell nothing about why a picture did not come. */
export function isTemplate(setting: string): boolean {
  return setting.includes('{url}') || setting.includes('{hexurl}');
}

/** Asked for where a template has to name a width and none is wanted: the largest that we know. */
const anyWidth = 2560;

function filled(template: string, { target, width = anyWidth, signature = '' }: ProxiedImage): string {
  const values: Record<string, () => string> = {
    url: () => encodeURIComponent(target),
    hexurl: () => hex(new TextEncoder().encode(target)),
    width: () => String(width),
    signature: () => signature,
  };
  return template.replace(
    /\{(url|hexurl|width|signature)\}/g,
    (whole, name: string) => values[name]?.() ?? whole,
  );
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
