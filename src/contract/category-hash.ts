import { hash32 } from './hash.ts';
import { categoryKey } from './list-index.ts';

/** A category's path as 16 hexadecimal digits: names of categories are too long and too free for file systems. */
export function categoryHash(category: readonly string[]): string {
  return textHash(encodeURIComponent(categoryKey(category)));
}

/** 64 bits of a text of ASCII as 16 hexadecimal digits. */
export function textHash(key: string): string {
  return [key, `feed:${key}`].map((text) => hash32(text).toString(16).padStart(8, '0')).join('');
}
