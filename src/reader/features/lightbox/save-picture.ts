import { saveFile } from '#reader/ui/save-file.ts';

/**
 * Saves a picture as a file, named after its original address. `url` is at this site or at its proxy, where the page may read.
 * Throws when no picture comes.
 */
export async function savePicture(url: string, original: string): Promise<void> {
  const response = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' });
  const file = await response.blob();
  if (!response.ok || !file.type.startsWith('image/')) throw new Error('what came is no picture');
  saveFile(fileName(original, file.type), file, file.type);
}

const extensions: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'image/vnd.microsoft.icon': 'ico',
  'image/x-icon': 'ico',
};

/** The last part of the address with the ending that the file really has: `…/a/hill.jpg?x` as WebP is `hill.webp`. */
export function fileName(original: string, type: string): string {
  const last = new URL(original).pathname.split('/').at(-1) ?? '';
  const stem = decoded(last)
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .slice(0, 80);
  const ending = extensions[type] ?? type.replace(/^image\/(?:x-)?/, '').replace(/[^a-z0-9].*$/, '');
  return `${stem.replace(/^[.-]+|[.-]+$/g, '') || 'picture'}.${ending}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray "%" is part of the name.
    return text;
  }
}
