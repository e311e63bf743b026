/** A category from the root. */
export type Path = readonly string[];

/** Whether an article stands in a category or below it; every article stands in the empty path, the whole archive. */
export function isIn({ categories }: { categories: readonly Path[] }, path: Path): boolean {
  return path.length === 0 || categories.some((own) => startsWith(own, path));
}

export function startsWith(path: Path, start: Path): boolean {
  return start.every((name, index) => path[index] === name);
}

/** Leaves out what stands in another one of the paths. */
export function withoutNested(paths: readonly Path[]): Path[] {
  return paths.filter(
    (path, index) =>
      !paths.some(
        (other, otherIndex) => startsWith(path, other) && (other.length < path.length || otherIndex < index),
      ),
  );
}
