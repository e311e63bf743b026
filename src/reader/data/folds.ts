/**
 * The positions of a list that are folded away, because their rows are not to be seen. A list keeps its positions all the same: what
 * is remembered, linked or counted by position stays true, and a row that is found to be muted moves nothing but what is below it.
 */
export type Folds = {
  count: number;
  has: (position: number) => boolean;
  /** How many positions before this one are folded away. */
  before: (position: number) => number;
  /** The position of a row that is shown, by its number among those. */
  positionOf: (shown: number) => number;
};

export const noFolds: Folds = { count: 0, has: () => false, before: () => 0, positionOf: (shown) => shown };
