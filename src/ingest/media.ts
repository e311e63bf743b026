import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { mediaPath } from '#contract/archive-files.ts';
import type { Image } from '#contract/image.ts';
import { identifyImage } from '#contract/image-bytes.ts';
import { contentHash } from './archive/content-hash.ts';
import type { SiteFiles } from './archive/site-files.ts';

/** Finds the picture that a post means by a path, and gives the site's copy of it; `null` when there is none. */
export type ResolveLocal = (written: string) => Image | null;

/** A picture larger than this stays out: it would make the site heavy for everyone. */
const maxBytes = 20 * 1024 * 1024;

/**
 * Pictures that came with the posts. A path with a leading `/` starts at the content folder, any other at the post's own; both
 * must end inside the content folder, also after links, and be raster pictures by their bytes: an SVG could carry script.
 */
export function openMedia(files: SiteFiles, content: string) {
  const root = realpathSync(content);
  const known = new Map<string, Image | null>();

  const load = (file: string): Image | null => {
    const real = realPathOf(file);
    if (real === null || !real.startsWith(root + path.sep)) return null;
    const stats = statSync(real);
    if (!stats.isFile() || stats.size > maxBytes) return null;
    const bytes = readFileSync(real);
    const kind = identifyImage(bytes);
    if (!kind) return null;
    const src = mediaPath(contentHash(bytes), kind.extension);
    files.addMedia(src, bytes);
    return { src, ...kind.size };
  };

  /** Resolves the paths of one post. */
  return (post: string): ResolveLocal =>
    (written) => {
      const relative = decodePath(written);
      if (relative === null) return null;
      const folder = relative.startsWith('/') ? content : path.join(content, path.dirname(post));
      const file = path.join(folder, relative);
      if (!known.has(file)) known.set(file, load(file));
      return known.get(file) ?? null;
    };
}

/** The path of a relative address without its query; `null` for an address with a scheme or host, or one that is no path. */
function decodePath(written: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(written)) return null;
  const plain = written.replace(/[?#].*$/s, '');
  try {
    const decoded = decodeURIComponent(plain);
    return decoded === '' || decoded.includes('\0') ? null : decoded;
  } catch {
    // A stray percent sign: the name is meant as it stands.
    return plain;
  }
}

function realPathOf(file: string): string | null {
  try {
    return realpathSync(file);
  } catch {
    // Missing, or not to be reached: to the article both mean that there is no picture; the body reports it.
    return null;
  }
}
