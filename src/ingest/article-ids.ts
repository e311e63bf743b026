import { hash } from 'node:crypto';
import { encodeArticleId } from '#contract/article-id.ts';
import type { Problem } from './problem.ts';

/** The id of a post that names none: from its path below the content folder, without the ending, in Unicode's NFC form. */
export function idFromPath(file: string): string {
  return idOf(file.normalize('NFC').replace(/\.[^./]+$/, ''));
}

function idOf(text: string): string {
  return encodeArticleId(Buffer.from(hash('sha256', text, 'hex'), 'hex'));
}

/**
 * Gives out an id, each once. Posts come in the order of their paths, so who wins a collision does not depend on chance.
 * @param wanted the explicit id, or the one of the path.
 * @param ownerOf the file of the post that has an id already, `null` when it is free.
 */
export function takeId(
  wanted: string,
  file: string,
  ownerOf: (id: string) => string | null,
): { id: string; problem: Problem | null } {
  const owner = ownerOf(wanted);
  if (owner === null) return { id: wanted, problem: null };
  const id = freeId(file, ownerOf);
  const detail = `the id ${wanted} belongs to ${owner}; this article has ${id} instead: give one of them another id`;
  return { id, problem: { code: 'id-taken', detail } };
}

/** From the whole path with its ending, marked so that no path gives the same; only an explicit id can stand there. */
function freeId(file: string, ownerOf: (id: string) => string | null): string {
  for (let marked = `\0${file}`; ; marked = `\0${marked}`) {
    const id = idOf(marked);
    if (ownerOf(id) === null) return id;
  }
}
