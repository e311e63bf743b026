import type { ImageWays } from './image-ways.ts';

/** A picture of an open article, as it is looked at on its own. */
export type ArticlePicture = {
  /** Where it stands in the article. */
  element: HTMLImageElement;
  /** The ways to it in full size. */
  ways: ImageWays;
  /** Address at which the article shows it; `null` where it has not come, or not yet. */
  shownAt: string | null;
  /** In CSS pixels; `null` where nobody knows it yet. */
  size: { width: number; height: number } | null;
  alt: string;
  /** What the article says about it; empty where it says nothing. */
  caption: string;
  /** Absolute address of the original. */
  original: string;
  /** Where this page may read the picture's file as it is; `null` where it may not. */
  saveFrom: string | null;
};
