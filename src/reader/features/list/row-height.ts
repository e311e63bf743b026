/** Height of a row in rem, as in row.module.css: it grows with the reader's font size. */
const rowRem = 7.5;

/** Height of a row in CSS pixels. */
export function rowHeight(): number {
  return rowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
