/** An article's permanent address below the site: `articlePath('3k9v…')` -> `"a/3k9v…"`. */
export function articlePath(id: string): string {
  return `a/${encodeURIComponent(id)}`;
}
