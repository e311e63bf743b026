import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { mediaPath } from '#contract/archive-files.ts';
import type { Image } from '#contract/image.ts';
import { identifyImage } from '#contract/image-bytes.ts';
import { contentHash } from './archive/content-hash.ts';
import { writeBeside } from './archive/write-beside.ts';
import type { FileState, MediaUse } from './post-record.ts';
import { stateOf } from './read-file.ts';

/** Finds the picture that a post means by a path, and gives the site's copy of it; `null` when there is none. */
export type ResolveLocal = (written: string) => Image | null;

/** A picture larger than this stays out: it would make the site heavy for everyone. */
const maxBytes = 20 * 1024 * 1024;

type Found = { image: Image | null; use: MediaUse };

/**
 * Pictures that came with the posts. A path with a leading `/` starts at the content folder, any other at the post's own; both
 * must end inside the content folder, also after links, and be raster pictures by their bytes: an SVG could carry script.
 */
export function openMedia({ content, site }: { content: string; site: string }) {
  const root = realpathSync(content);
  const known = new Map<string, Found>();

  const load = (file: string): Found => {
    const absent = (state: FileState | null): Found => ({
      image: null,
      use: { path: path.relative(content, file), state, src: null },
    });
    const real = realPathOf(file);
    if (real === null || !real.startsWith(root + path.sep)) return absent(mediaState(file));
    const stats = statSync(real);
    if (!stats.isFile() || stats.size > maxBytes) return absent(mediaState(file));
    const bytes = readFileSync(real);
    const kind = identifyImage(bytes);
    if (!kind) return absent(mediaState(file));
    const src = mediaPath(contentHash(bytes), kind.extension);
    if (!existsSync(path.join(site, src))) writeBeside(path.join(site, src), bytes);
    return {
      image: { src, ...kind.size },
      use: { path: path.relative(content, file), state: stateOf(stats), src },
    };
  };

  return {
    /** The pictures of one post: resolves its paths, and lists what was asked for. */
    of(post: string): { resolve: ResolveLocal; list: () => MediaUse[] } {
      const asked = new Map<string, Found>();
      const resolve = (written: string): Image | null => {
        const relative = decodePath(written);
        if (relative === null) return null;
        const folder = relative.startsWith('/') ? content : path.join(content, path.dirname(post));
        const file = path.join(folder, relative);
        const found = known.get(file) ?? load(file);
        known.set(file, found);
        asked.set(file, found);
        return found.image;
      };
      return { resolve, list: () => [...asked.values()].map(({ use }) => use) };
    },
  };
}

/** How a picture's file looks now; `null` when there is none. */
export function mediaState(file: string): FileState | null {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats ? stateOf(stats) : null;
  } catch {
    // A name that no file can have, or a folder that is not ours to read: as good as missing, until that changes.
    return null;
  }
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
