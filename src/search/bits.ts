/** Writes numbers bit by bit, the highest bit of each byte first. */
export function openBitWriter() {
  let bytes = new Uint8Array(1024);
  let length = 0;
  let waiting = 0;
  let waitingBits = 0;

  const putByte = (byte: number): void => {
    if (length === bytes.length) {
      const larger = new Uint8Array(bytes.length * 2);
      larger.set(bytes);
      bytes = larger;
    }
    bytes[length++] = byte;
  };

  /** Writes the lowest `count` bits of a value; at most 24. */
  const putFew = (value: number, count: number): void => {
    waiting = (waiting << count) | (value & ((1 << count) - 1));
    waitingBits += count;
    while (waitingBits >= 8) {
      waitingBits -= 8;
      putByte((waiting >>> waitingBits) & 0xff);
    }
    waiting &= (1 << waitingBits) - 1;
  };

  const put = (value: number, count: number): void => {
    if (count > 16) putFew(value >>> 16, count - 16);
    putFew(value & 0xffff, Math.min(count, 16));
  };

  const putUnary = (value: number): void => {
    for (let rest = value; rest > 0; rest -= 16) {
      const ones = Math.min(rest, 16);
      putFew((1 << ones) - 1, ones);
    }
    putFew(0, 1);
  };

  return {
    /** The lowest `count` bits of a value, at most 32. */
    put,
    /** A number of at least 0 by Rice's code: the part above `low` bits as so many ones and a zero, then the low bits. */
    putRice(value: number, low: number): void {
      putUnary(value >>> low);
      if (low > 0) put(value, low);
    },
    /** A number of at least 0 by Elias' gamma code, for those that are mostly small. */
    putGamma(value: number): void {
      const bits = 32 - Math.clz32(value + 1);
      putUnary(bits - 1);
      if (bits > 1) put(value + 1, bits - 1);
    },
    /** What was written so far, filled up with zeros to a whole byte. */
    bytes(): Uint8Array {
      const whole = bytes.slice(0, length + (waitingBits > 0 ? 1 : 0));
      if (waitingBits > 0) whole[length] = (waiting << (8 - waitingBits)) & 0xff;
      return whole;
    },
  };
}

export type BitWriter = ReturnType<typeof openBitWriter>;

/** Reads what `openBitWriter` wrote. @throws RangeError when more is read than there is. */
export function openBitReader(bytes: Uint8Array) {
  let at = 0;
  let waiting = 0;
  let waitingBits = 0;

  const getFew = (count: number): number => {
    while (waitingBits < count) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError('the bits end too early');
      waiting = ((waiting & 0xffff) << 8) | byte;
      waitingBits += 8;
    }
    waitingBits -= count;
    return (waiting >>> waitingBits) & ((1 << count) - 1);
  };

  const get = (count: number): number => {
    const high = count > 16 ? getFew(count - 16) : 0;
    return ((high << 16) | getFew(Math.min(count, 16))) >>> 0;
  };

  const getUnary = (): number => {
    let ones = 0;
    while (getFew(1) === 1) ones++;
    return ones;
  };

  return {
    get,
    getRice: (low: number): number => getUnary() * 2 ** low + (low > 0 ? get(low) : 0),
    getGamma(): number {
      const bits = getUnary();
      return bits === 0 ? 0 : ((1 << bits) | get(bits)) - 1;
    },
  };
}

export type BitReader = ReturnType<typeof openBitReader>;

/** The number of low bits with which Rice's code is shortest for gaps between `count` numbers below `size`. */
export function riceBits(size: number, count: number): number {
  const gap = size / Math.max(count, 1);
  return gap <= 1 ? 0 : Math.max(0, Math.round(Math.log2(gap * Math.LN2)));
}
