const scripts =
  /[ \t]*(<link rel="(?:modulepreload|preload)"[^>]*>|<script type="module"[^>]*><\/script>)\n?/g;

/**
 * Moves what asks for scripts and data from the head of a page to its end. A page with a policy in a `meta` element is not read ahead by browsers, so
 * a slow line brings styles first, and the text that they are for is there a third sooner.
 */
export function textFirst(html: string): string {
  const moved = Array.from(html.matchAll(scripts), ([, element]) => `    ${element}\n`);
  return html.replaceAll(scripts, '').replace(/ *<\/body>/, (end) => moved.join('') + end);
}
