import * as v from 'valibot';
import { parseFile } from './parse-file.ts';

/** A node of the category tree, with its children in order of size. */
export type Place = { path: readonly string[]; count: number; children: readonly Place[]; index: string };

/** Nodes in depth-first order: `parent` points to an earlier node, -1 for the first level, whose nodes name an index file. */
const placesSchema = v.object({
  name: v.array(v.string()),
  parent: v.array(v.number()),
  count: v.array(v.number()),
  index: v.array(v.string()),
});

/** Writes the tree as columns. The inverse of `parsePlaces`. */
export function toPlacesFile(places: readonly Place[]): v.InferOutput<typeof placesSchema> {
  const file: v.InferOutput<typeof placesSchema> = { name: [], parent: [], count: [], index: [] };
  const visit = (place: Place, parent: number): void => {
    const number = file.name.push(place.path.at(-1) ?? '') - 1;
    file.parent.push(parent);
    file.count.push(place.count);
    if (parent < 0) file.index.push(place.index);
    for (const child of place.children) visit(child, number);
  };
  for (const place of places) visit(place, -1);
  return file;
}

/**
 * Reads the places file: the first level of the category tree. A node's `index` names the list index file that has its list.
 * @throws ArchiveFormatError when it is not one.
 */
export function parsePlaces(json: unknown): Place[] {
  const file = parseFile(placesSchema, json, 'places file');
  const roots: Place[] = [];
  const nodes: { path: string[]; count: number; children: Place[]; index: string }[] = [];
  file.name.forEach((name, number) => {
    const parent = nodes[file.parent[number] ?? -1];
    const index = parent ? parent.index : (file.index[roots.length] ?? '');
    const node = {
      path: [...(parent?.path ?? []), name],
      count: file.count[number] ?? 0,
      children: [],
      index,
    };
    nodes.push(node);
    (parent ? parent.children : roots).push(node);
  });
  return roots;
}
