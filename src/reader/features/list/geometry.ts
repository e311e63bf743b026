import { type RefObject, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { Density } from '#reader/state/densities.ts';

/** The measures of a list, in CSS pixels. All its lines have one height, so that any row's place can be reckoned. */
export type Geometry = {
  /** How many articles stand side by side. */
  columns: number;
  lineHeight: number;
  /** The box of a row's picture; `null` where rows show none. */
  picture: { width: number; height: number } | null;
};

/** From here on a magazine has its pictures beside the text; row.module.css has the same number. */
const wideRem = 34;
/** An article of the gallery is at least so wide, unless even two do not fit. */
const cellRem = 12.5;
const maxColumns = 5;

/** Where each row of a density stands, in a list of this width. Sizes grow with the reader's font size, `rem`. */
export function geometryOf(density: Density, { width, rem }: { width: number; rem: number }): Geometry {
  if (density === 'compact') return { columns: 1, lineHeight: 2.75 * rem, picture: null };
  if (density === 'comfortable') {
    return { columns: 1, lineHeight: 7.5 * rem, picture: { width: 104, height: 78 } };
  }
  if (density === 'magazine') {
    return width >= wideRem * rem
      ? { columns: 1, lineHeight: 13 * rem, picture: { width: 15 * rem, height: 10 * rem } }
      : { columns: 1, lineHeight: 23.5 * rem, picture: { width, height: 12 * rem } };
  }
  const columns = Math.min(Math.max(Math.floor(width / (cellRem * rem)), 2), maxColumns);
  const picture = { width: width / columns, height: Math.round((width / columns) * 0.66) };
  return { columns, lineHeight: picture.height + 7.25 * rem, picture };
}

/** The geometry of a list as wide as it is now. */
export function useGeometry(scroller: RefObject<HTMLElement | null>, density: Density): Geometry {
  const [width, setWidth] = useState(0);
  // To ask for a width costs a layout: rows of one height everywhere need none.
  const isMeasured = density === 'magazine' || density === 'gallery';
  useLayoutEffect(() => {
    if (isMeasured) setWidth(scroller.current?.clientWidth ?? 0);
  }, [scroller, isMeasured]);
  useEffect(() => {
    const element = scroller.current;
    if (!isMeasured || !element) return;
    const resizing = new ResizeObserver(() => setWidth(element.clientWidth));
    resizing.observe(element);
    return () => resizing.disconnect();
  }, [scroller, isMeasured]);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return useMemo(() => geometryOf(density, { width, rem }), [density, width, rem]);
}
