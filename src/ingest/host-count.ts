import type { Image } from '#contract/image.ts';

/** Counts the hosts of an archive's pictures: the image proxy serves these and no others. */
export function openHostCount() {
  const counts = new Map<string, number>();
  return {
    add(images: readonly Image[]): void {
      for (const image of images) {
        if (!URL.canParse(image.src)) continue;
        const { host } = new URL(image.src);
        counts.set(host, (counts.get(host) ?? 0) + 1);
      }
    },
    /** Hosts with their counts, by name. */
    list: (): [host: string, count: number][] => [...counts].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}
