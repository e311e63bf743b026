type Numbers = Float64Array | Uint32Array | Int32Array | Uint8Array;
type Kind<Values extends Numbers> = new (length: number) => Values;

/** A column of numbers that grows: a million of them take as many bytes as they need, which a million objects would not. */
export function openColumn<Values extends Numbers>(kind: Kind<Values>) {
  let values = new kind(1024);
  let length = 0;
  return {
    push(value: number): void {
      if (length === values.length) {
        const larger = new kind(values.length * 2);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    at: (index: number): number => values[index] as number,
    /** The numbers so far; to be asked for again after `push`. */
    values: (): Values => values.subarray(0, length) as Values,
  };
}

/** Finds numbers of things by a 32-bit hash; who asks says which of those with the same hash is meant. */
export function openHashTable() {
  let slots = new Int32Array(2048).fill(-1);
  const hashes = openColumn(Uint32Array);
  const things = openColumn(Uint32Array);
  let count = 0;

  const insert = (entry: number): void => {
    let slot = hashes.at(entry) & (slots.length - 1);
    while (slots[slot] !== -1) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = entry;
  };

  return {
    /** The thing of this hash that `isIt` accepts, -1 for none. */
    find(hash: number, isIt: (thing: number) => boolean): number {
      for (let slot = hash & (slots.length - 1); slots[slot] !== -1; slot = (slot + 1) & (slots.length - 1)) {
        const entry = slots[slot] as number;
        if (hashes.at(entry) === hash >>> 0 && isIt(things.at(entry))) return things.at(entry);
      }
      return -1;
    },
    add(hash: number, thing: number): void {
      hashes.push(hash >>> 0);
      things.push(thing);
      count++;
      if (count * 2 > slots.length) {
        slots = new Int32Array(slots.length * 2).fill(-1);
        for (let entry = 0; entry < count; entry++) insert(entry);
      } else insert(count - 1);
    },
  };
}
