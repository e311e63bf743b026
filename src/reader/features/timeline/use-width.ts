import { type RefObject, useLayoutEffect, useState } from 'react';

/** The width of an element in CSS pixels, and again whenever it changes. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(320);
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) return;
    const measure = (): void => setWidth(measured.clientWidth || 320);
    const observer = new ResizeObserver(measure);
    measure();
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
