import { decodeHTMLStrict } from 'entities/decode';
import { isNothing, type Value } from './yaml.ts';

type Values = ReadonlyMap<string, Value>;

const linkKeys = ['link', 'source_url', 'url', 'original', 'ref', 'permalink'];
const coverKeys = ['headimg', 'thumbnail', 'cover', 'banner', 'image', 'photos'];

const maxCovers = 20;
/** In UTF-16 units; as long as servers accept. A picture within an address (`data:`) is longer and no address to keep. */
const maxAddressLength = 8192;

/** Reads the original's address: the first of the usual keys that holds an absolute http or https address without a password. */
export function readLink(values: Values): string | null {
  for (const key of linkKeys) {
    const text = values.get(key);
    const link = typeof text === 'string' ? webAddress(decodeOnce(text.trim())) : null;
    if (link !== null) return link;
  }
  return null;
}

/** Reads the addresses of cover pictures as written, best first, each once. */
export function readCovers(values: Values): string[] {
  const covers = new Set<string>();
  for (const key of coverKeys) {
    for (const text of addressesIn(values.get(key))) {
      if (isAddressLike(text) && covers.size < maxCovers) covers.add(decodeOnce(text));
    }
  }
  return [...covers];
}

function addressesIn(value: Value | undefined): string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return [value.trim()];
  if (value instanceof Map) return addressesIn(value.get('url') ?? value.get('src'));
  return Array.isArray(value) ? value.slice(0, maxCovers).flatMap(addressesIn) : [];
}

/** Themes also take `cover: false`. */
function isAddressLike(text: string): boolean {
  return text.length <= maxAddressLength && !isNothing(text) && !/^(?:true|false|none)$/i.test(text);
}

function webAddress(text: string): string | null {
  const url = text.length <= maxAddressLength && /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  // `https://bank.example@evil.example/` names one host and leads to another.
  return url && url.username === '' && url.password === '' ? url.href : null;
}

function decodeOnce(text: string): string {
  return text.includes('&') ? decodeHTMLStrict(text) : text;
}
