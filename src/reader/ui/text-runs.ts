/** Text goes on across these; every other element begins and ends a run of it. */
const inline =
  'a, abbr, b, bdi, bdo, cite, data, del, dfn, em, i, ins, mark, q, ruby, s, small, span, strong, sub, sup, time, u, var, wbr';

/**
 * The texts below a node that belong together, in the order of the tree: those of one block, over the borders of inline elements.
 * `treat` says of an element whether it is left out, and whether the text goes on behind it all the same (`skip`), or not (`end`); or
 * that it is as inline as those that always are.
 */
export function textRuns(
  root: Node,
  treat: (element: Element) => 'skip' | 'end' | 'inline' | null,
): Text[][] {
  const runs: Text[][] = [];
  let run: Text[] = [];
  const endRun = (): void => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  const visit = (node: Node): void => {
    if (node instanceof Text) run.push(node);
    const treated = node instanceof Element ? treat(node) : null;
    if (node instanceof Text || treated === 'skip') return;
    const isInline = treated === 'inline' || (node instanceof Element && node.matches(inline));
    if (!isInline) endRun();
    if (treated !== 'end') for (const child of node.childNodes) visit(child);
    if (!isInline) endRun();
  };
  visit(root);
  endRun();
  return runs;
}
