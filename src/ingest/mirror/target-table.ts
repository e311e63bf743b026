import { hash } from 'node:crypto';

/**
 * Where the line of each target begins in a file. An open hash table of numbers in shared memory: 12 bytes a slot, two to four slots a
 * target, so 24 to 48 MB for a million where objects would take hundreds, and other threads look things up without a copy.
 */
export type TargetSlots = { hashes: Uint32Array; starts: Float64Array };

/** Gives the target of the line that begins at a place. */
type TargetAt = (start: number) => string | null;

/** Says whether the line that begins there is that of the target looked for: targets may share a hash. */
type IsIt = (start: number) => boolean;

type Line = { hash: number; start: number; isIt: IsIt };

const empty = -1;
const leastSlots = 1024;

/** Opens an empty table that grows. */
export function openTargetTable(targetAt: TargetAt) {
  let slots = emptySlots(leastSlots);
  let count = 0;

  const grow = (): void => {
    const larger = emptySlots(slots.starts.length * 2);
    slots.starts.forEach((start, slot) => {
      if (start !== empty) put(larger, { hash: slots.hashes[slot] as number, start, isIt: () => false });
    });
    slots = larger;
  };

  return {
    /** Notes where a target's line is; the line that was its own before no longer is. */
    set(target: string, start: number): void {
      const isIt: IsIt = (other) => targetAt(other) === target;
      if (put(slots, { hash: hashOf(target), start, isIt })) count++;
      if (count * 2 > slots.starts.length) grow();
    },
    startOf: (target: string): number => findStart(slots, target, targetAt),
    count: (): number => count,
    slots: (): TargetSlots => slots,
  };
}

/** Where a target's line begins, -1 when it has none. */
export function findStart(slots: TargetSlots, target: string, targetAt: TargetAt): number {
  return slots.starts[slotFor(slots, hashOf(target), (start) => targetAt(start) === target)] as number;
}

/** The slot that a target has, or the empty one that it would get. */
function slotFor({ hashes, starts }: TargetSlots, wanted: number, isIt: IsIt): number {
  const last = starts.length - 1;
  let slot = wanted & last;
  while (starts[slot] !== empty && !(hashes[slot] === wanted && isIt(starts[slot] as number)))
    slot = (slot + 1) & last;
  return slot;
}

/** Puts a line in its slot; says whether that was empty. */
function put(slots: TargetSlots, { hash: wanted, start, isIt }: Line): boolean {
  const slot = slotFor(slots, wanted, isIt);
  const isNew = slots.starts[slot] === empty;
  slots.hashes[slot] = wanted;
  slots.starts[slot] = start;
  return isNew;
}

function emptySlots(length: number): TargetSlots {
  return {
    hashes: new Uint32Array(new SharedArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT)),
    starts: new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT)).fill(empty),
  };
}

/** Posts name the targets: a simpler hash could be made to give all of them one slot. */
function hashOf(target: string): number {
  return hash('sha256', target, 'buffer').readUInt32LE(0);
}
