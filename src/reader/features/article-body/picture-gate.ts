/** Holds an article's pictures back until somebody wants them: a person with a costly line loads them one by one, or all at once. */
export type PictureGate = {
  isOpen(): boolean;
  /** Calls back when the gate opens. */
  onOpen(load: () => void): void;
  open(): void;
  /** True for the first who asks: the one place that offers to open the gate. */
  mayOffer(): boolean;
};

export function createPictureGate(isOpenAtFirst: boolean): PictureGate {
  let isOpen = isOpenAtFirst;
  let isOffered = false;
  const waiting: (() => void)[] = [];
  return {
    isOpen: () => isOpen,
    onOpen: (load) => void waiting.push(load),
    mayOffer() {
      if (isOffered) return false;
      isOffered = true;
      return true;
    },
    open() {
      isOpen = true;
      for (const load of waiting.splice(0)) load();
    },
  };
}
