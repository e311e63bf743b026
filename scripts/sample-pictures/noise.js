// Seeded chance: every picture comes out the same on every run.

/** A generator of numbers in [0, 1) (mulberry32). */
export function createRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  next.between = (low, high) => low + (high - low) * next();
  next.whole = (low, high) => Math.floor(next.between(low, high + 1));
  next.pick = (list) => list[Math.floor(next() * list.length)];
  return next;
}

const latticeSize = 256;

/** Smooth value noise over the plane, in [-1, 1]. */
export function createNoise(seed) {
  const random = createRandom(seed);
  const lattice = Float32Array.from({ length: latticeSize * latticeSize }, () => random() * 2 - 1);
  const at = (column, row) => lattice[(row & 255) * latticeSize + (column & 255)];
  return (x, y = 0) => {
    const column = Math.floor(x);
    const row = Math.floor(y);
    const dx = x - column;
    const dy = y - row;
    const easeX = dx * dx * (3 - 2 * dx);
    const easeY = dy * dy * (3 - 2 * dy);
    const top = at(column, row) + (at(column + 1, row) - at(column, row)) * easeX;
    const bottom = at(column, row + 1) + (at(column + 1, row + 1) - at(column, row + 1)) * easeX;
    return top + (bottom - top) * easeY;
  };
}

/** Several octaves of noise, for ridges and clouds of wear. */
export function layered(noise, octaves = 4) {
  return (x, y = 0) => {
    let sum = 0;
    let weight = 0.5;
    let scale = 1;
    for (let octave = 0; octave < octaves; octave++) {
      sum += weight * noise(x * scale + octave * 17.3, y * scale + octave * 9.1);
      weight /= 2;
      scale *= 2;
    }
    return sum;
  };
}
