import { isTemplate } from '#contract/image-service.ts';
import type { Signing } from '#ingest/pictures/signing.ts';
import { UsageError } from './usage-error.ts';

const known = ['{url}', '{hexurl}', '{width}', '{signature}'];
const examples =
  'an address as https://images.example.com, or a template as "https://wsrv.nl/?url={url}&w={width}"';

/**
 * Reads what is said of the image proxy: the address of our own proxy, absolute or relative to the site (`./`), or the template of another
 * service.
 * @returns it as the manifest has it, or what is wrong with it.
 */
export function readImageProxy(setting: string): { imageProxy: string } | { wrong: string } {
  const placeholders = setting.match(/\{[^{}]*\}/g) ?? [];
  const unknown = placeholders.find((placeholder) => !known.includes(placeholder));
  if (unknown !== undefined) return { wrong: `${unknown} is no placeholder; there are ${known.join(', ')}` };
  if (placeholders.length > 0 && !isTemplate(setting)) return { wrong: 'a template needs {url} or {hexurl}' };
  const isRelative = /^\.{0,1}\/(?!\/)/.test(setting) && placeholders.length === 0;
  if (isRelative) return { imageProxy: setting };
  const origin = /^https?:\/\/[^/?#]*/i.exec(setting)?.[0];
  if (origin === undefined || !URL.canParse(setting.replaceAll(/[{}]/g, ''))) return { wrong: examples };
  if (/[{}]/.test(origin)) return { wrong: 'a placeholder cannot stand in the name of the host' };
  if (placeholders.length > 0) return { imageProxy: setting };
  if (/[?#]/.test(setting))
    return { wrong: 'the address of a proxy has no query; a template has {url} in it' };
  return { imageProxy: setting.replace(/\/+$/, '') };
}

/** Reads what `--image-proxy` names. @throws UsageError that says what is wrong with it. */
export function checkImageProxy(setting: string): string {
  const read = readImageProxy(setting);
  if ('wrong' in read) throw new UsageError(`--image-proxy ${setting}: ${read.wrong}`);
  return read.imageProxy;
}

/** Whether addresses of this service have a signature in them, and of which kind. */
export function signingScheme(imageProxy: string | null): Signing['scheme'] | null {
  if (imageProxy === null || !isTemplate(imageProxy)) return 'lectern';
  if (!imageProxy.includes('{signature}')) return null;
  return imageProxy.includes('{hexurl}') ? 'camo' : 'lectern';
}
