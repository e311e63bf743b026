import { encodeArticleId } from '#contract/article-id.ts';
import { sha256 } from './archive/content-hash.ts';
import type { Problem } from './problem.ts';

/** The id of a post that names none: from its path below the content folder, without the ending, in Unicode's NFC form. */
export function idFromPath(file: string): string {
  return encodeArticleId(sha256(file.normalize('NFC').replace(/\.[^./]+$/, '')));
}

/** Gives out ids, each once. Posts come in the order of their paths, so who wins a collision does not depend on chance. */
export function openIds() {
  const owners = new Map<string, string>();

  /** From the whole path with its ending, marked so that no path gives the same; only an explicit id can stand there. */
  const freeId = (file: string): string => {
    for (let marked = `\0${file}`; ; marked = `\0${marked}`) {
      const id = encodeArticleId(sha256(marked));
      if (!owners.has(id)) return id;
    }
  };

  return (file: string, explicit: string | null): { id: string; problem: Problem | null } => {
    const wanted = explicit ?? idFromPath(file);
    const owner = owners.get(wanted);
    if (owner === undefined) {
      owners.set(wanted, file);
      return { id: wanted, problem: null };
    }
    const id = freeId(file);
    owners.set(id, file);
    const detail = `the id ${wanted} belongs to ${owner}; this article has ${id} instead: give one of them another id`;
    return { id, problem: { code: 'id-taken', detail } };
  };
}
