import { settleAnchors } from './anchors.ts';
import type { CleanNode } from './clean-tree.ts';
import type { Cleaner, CleanOptions } from './cleaner.ts';
import { isCaption, pictureCaptionRule } from './figures.ts';
import type { Findings } from './findings.ts';
import { Flow } from './flow.ts';
import { isAppButton, isHidden } from './not-shown.ts';
import { parseHtml } from './parse-html.ts';
import type { RawElement } from './raw-tree.ts';
import { isBlock, ruleFor } from './rules.ts';

/** Containers in containers beyond this are taken off. No article needs them; a browser gives up at 512 elements. */
const maxContainers = 40;

/** Parses a body's HTML and makes of it the tree that an article may be. */
export function cleanHtml(html: string, options: CleanOptions): { blocks: CleanNode[]; findings: Findings } {
  const parsed = parseHtml(html);
  const findings: Findings = { removed: new Set(parsed.unsafe), unresolved: [], isTooDeep: parsed.tooDeep };
  const cleaner = createCleaner(options, findings, parsed.fragments);
  const flow = new Flow('flow');
  cleaner.walk(parsed.root.children, flow);
  return { blocks: settleAnchors(flow.finish()), findings };
}

function createCleaner(options: CleanOptions, findings: Findings, fragments: ReadonlySet<string>): Cleaner {
  let depth = 0;
  const visit = (element: RawElement, flow: Flow): void => {
    if (cleaner.isNotShown(element)) return;
    const isTooDeep = depth >= maxContainers;
    const rule = ruleFor(element.name, flow.isPhrasing || isTooDeep);
    if (isTooDeep && isBlock(element.name)) findings.isTooDeep = true;
    if (isCaption(element) && element.name !== 'figcaption') pictureCaptionRule(element, flow, cleaner);
    else rule(element, flow, cleaner);
  };
  const cleaner: Cleaner = {
    ...options,
    findings,
    fragments,
    usedIds: new Set(),
    strayLists: new Set(),
    captions: [],
    lastPicture: null,
    isNotShown: (element) => isHidden(element) || isAppButton(element),
    walk(nodes, flow) {
      for (const node of nodes) {
        if (typeof node === 'string') flow.text(node);
        else visit(node, flow);
      }
    },
    fill(nodes, flow) {
      depth += 1;
      cleaner.walk(nodes, flow);
      depth -= 1;
      return flow.finish();
    },
    flowOf: (element, outer) => cleaner.fill(element.children, new Flow('flow', outer)),
    phrasingOf: (element, outer, kind = 'phrasing') => cleaner.fill(element.children, new Flow(kind, outer)),
  };
  return cleaner;
}
