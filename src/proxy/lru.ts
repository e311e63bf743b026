export interface LruOptions<T> {
  maxCount: number;
  maxSize: number;
  sizeOf: (value: T) => number;
  now: () => number;
}

export interface Lru<T> {
  get(key: string): T | undefined;
  set(key: string, value: T, lifeMs: number): void;
}

/** A map bounded by count and by size that drops the least recently used first and forgets what is past its time. */
export function createLru<T>({ maxCount, maxSize, sizeOf, now }: LruOptions<T>): Lru<T> {
  // A Map keeps the order of insertion: putting an entry in again makes it the youngest.
  const entries = new Map<string, { value: T; size: number; expires: number }>();
  let total = 0;

  function drop(key: string): void {
    total -= entries.get(key)?.size ?? 0;
    entries.delete(key);
  }

  function get(key: string): T | undefined {
    const entry = entries.get(key);
    if (entry === undefined) return undefined;
    if (entry.expires <= now()) {
      drop(key);
      return undefined;
    }
    entries.delete(key);
    entries.set(key, entry);
    return entry.value;
  }

  function set(key: string, value: T, lifeMs: number): void {
    drop(key);
    const size = sizeOf(value) + key.length;
    if (size > maxSize || lifeMs <= 0) return;
    entries.set(key, { value, size, expires: now() + lifeMs });
    total += size;
    for (const oldest of entries.keys()) {
      if (entries.size <= maxCount && total <= maxSize) break;
      drop(oldest);
    }
  }

  return { get, set };
}
