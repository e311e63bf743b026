import type { CompletePicture } from '#ingest/pictures/complete-picture.ts';
import type { CleanElement, CleanNode } from './clean-tree.ts';
import type { Findings } from './findings.ts';
import type { Flow } from './flow.ts';
import type { WrittenPicture } from './picture-copies.ts';
import type { RawElement, RawNode } from './raw-tree.ts';

/** The site's copy of a picture. */
export type LocalPicture = { src: string; width?: number; height?: number };

export type CleanOptions = {
  /** Address of the original page: the base for relative addresses. */
  link: string | null;
  /** Finds the site's copy of a picture by its relative or root-relative address. */
  resolveLocal: (path: string) => LocalPicture | null;
  /** Adds what is known of a picture besides what the post says. */
  completePicture?: CompletePicture | undefined;
};

/** What the rules for elements share while one body is cleaned. */
export type Cleaner = CleanOptions & {
  findings: Findings;
  /** Names that links of this body point at; only they stay as ids. */
  fragments: ReadonlySet<string>;
  usedIds: Set<string>;
  /** The picture written last: its copy is skipped. */
  lastPicture: WrittenPicture | null;
  /** Lists that we made around items without one. */
  strayLists: Set<CleanElement>;
  /** Captions of the figures being cleaned, the innermost last. */
  captions: Caption[];
  /** Whether the original showed this element to nobody, or it is a button that leads away. */
  isNotShown(element: RawElement): boolean;
  walk(nodes: readonly RawNode[], flow: Flow): void;
  /** Cleans nodes into a container and ends it. */
  fill(nodes: readonly RawNode[], flow: Flow): CleanNode[];
  /** Cleans the children of an element into a container of their own, which continues the open inline elements. */
  flowOf(element: RawElement, outer: Flow): CleanNode[];
  /** The same for an element that may hold text only. */
  phrasingOf(element: RawElement, outer: Flow, kind?: 'phrasing' | 'heading'): CleanNode[];
};

/** A figure's caption: where it was found, what it says, and whether it stood before the figure's content. */
export type Caption = { element: RawElement | null; nodes: CleanNode[]; isFirst: boolean };

/** Writes what becomes of one element. */
export type Rule = (element: RawElement, flow: Flow, cleaner: Cleaner) => void;
