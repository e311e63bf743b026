/**
 * Calls `onChange` when the page's selection has changed, and when the pointer is released; `isPressed` while a mouse goes on
 * selecting. @returns the function that ends it.
 */
export function watchSelection(onChange: (isPressed: boolean) => void): () => void {
  const life = new AbortController();
  const { signal } = life;
  let isPressed = false;
  const release = (): void => {
    isPressed = false;
    onChange(isPressed);
  };
  document.addEventListener('selectionchange', () => onChange(isPressed), { signal });
  document.addEventListener(
    'pointerdown',
    ({ pointerType }) => {
      isPressed = pointerType === 'mouse';
    },
    { signal },
  );
  document.addEventListener('pointerup', release, { signal });
  document.addEventListener('pointercancel', release, { signal });
  onChange(isPressed);
  return () => life.abort();
}
