/** Free hosts take 20,000 files (Cloudflare Pages); some room stays for the reader's scripts and what a publisher adds. */
const mostFiles = 19_000;
/** An archive that fills such a host by itself lies on another one. */
const leastPages = 1000;
/** The page, and the article as Markdown. */
const filesEach = 2;

/** How many articles get a page: all, a number, or (`null`) as many as a free host has room for beside the site's `otherFiles`. */
export function pageBudget(pages: number | 'all' | null, otherFiles: number): number {
  if (pages === 'all') return Number.POSITIVE_INFINITY;
  return pages ?? Math.max(leastPages, Math.floor((mostFiles - otherFiles) / filesEach));
}
