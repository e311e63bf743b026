/** Those who want to be told when something happens. `subscribe` is as React's `useSyncExternalStore` takes it. */
export function createListeners<News extends unknown[] = []>() {
  const listeners = new Set<(...news: News) => void>();
  return {
    /** @returns the function that ends it. */
    subscribe(listener: (...news: News) => void): () => void {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    tell(...news: News): void {
      for (const listener of listeners) listener(...news);
    },
  };
}
