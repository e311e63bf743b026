/** How far a finger has to be drawn, in pixels. */
const leastDistance = 75;
/** Strips at the sides of the screen in which the system has gestures of its own. */
const freeEdge = 24;
/** Before a finger has come this far, nobody knows where it goes. */
const slop = 10;
/** What follows the finger further than it has to does so reluctantly. */
const slack = 0.2;

export type Point = { x: number; y: number };
export type Direction = 'left' | 'right';

/** Whether a touch at `x` leaves the edges of a screen of that width to the system. */
export function isClearOfEdges(x: number, width: number): boolean {
  return x >= freeEdge && x <= width - freeEdge;
}

/** Where a finger is going: sideways, or up or down, which scrolls; `null` as long as it cannot be told. */
export function courseOf(from: Point, to: Point): 'sideways' | 'scroll' | null {
  const across = Math.abs(to.x - from.x);
  const along = Math.abs(to.y - from.y);
  if (Math.max(across, along) < slop) return null;
  return across > 2 * along ? 'sideways' : 'scroll';
}

/** The direction of a swipe that went far enough, else `null`. */
export function directionOf(from: Point, to: Point): Direction | null {
  const across = to.x - from.x;
  if (Math.abs(across) <= leastDistance || Math.abs(to.y - from.y) > Math.abs(across) / 2) return null;
  return across < 0 ? 'left' : 'right';
}

/** How far that which is swiped follows a finger: all the way to where it counts, then as on a rubber band. */
export function followed(across: number): number {
  const distance = Math.abs(across);
  if (distance <= leastDistance) return across;
  return Math.sign(across) * (leastDistance + (distance - leastDistance) * slack);
}
