import { isTemplate } from '#contract/image-service.ts';
import type { Signing } from '#ingest/pictures/signing.ts';
import { UsageError } from './usage-error.ts';

const known = ['{url}', '{hexurl}', '{width}', '{signature}'];
const examples =
  'an address as https://images.example.com, or a template as "https://wsrv.nl/?url={url}&w={width}"';

/**
 * Checks what `--image-proxy` names: the address of our own proxy, absolute or relative to the site (`./`), or the template of another
 * service.
 * @returns it as the manifest has it.
 * @throws UsageError that says what is wrong with it.
 */
export function checkImageProxy(setting: string): string {
  const wrong = (reason: string): UsageError => new UsageError(`--image-proxy ${setting}: ${reason}`);
  const placeholders = setting.match(/\{[^{}]*\}/g) ?? [];
  const unknown = placeholders.find((placeholder) => !known.includes(placeholder));
  if (unknown !== undefined) throw wrong(`${unknown} is no placeholder; there are ${known.join(', ')}`);
  if (placeholders.length > 0 && !isTemplate(setting)) throw wrong('a template needs {url} or {hexurl}');
  const isRelative = /^\.{0,1}\/(?!\/)/.test(setting) && placeholders.length === 0;
  if (isRelative) return setting;
  const origin = /^https?:\/\/[^/?#]*/i.exec(setting)?.[0];
  if (origin === undefined || !URL.canParse(setting.replaceAll(/[{}]/g, ''))) throw wrong(examples);
  if (/[{}]/.test(origin)) throw wrong('a placeholder cannot stand in the name of the host');
  return placeholders.length > 0 ? setting : withoutQuery(setting, wrong).replace(/\/+$/, '');
}

function withoutQuery(setting: string, wrong: (reason: string) => UsageError): string {
  if (/[?#]/.test(setting)) throw wrong('the address of a proxy has no query; a template has {url} in it');
  return setting;
}

/** Whether addresses of this service have a signature in them, and of which kind. */
export function signingScheme(imageProxy: string | null): Signing['scheme'] | null {
  if (imageProxy === null || !isTemplate(imageProxy)) return 'lectern';
  if (!imageProxy.includes('{signature}')) return null;
  return imageProxy.includes('{hexurl}') ? 'camo' : 'lectern';
}
