import * as v from 'valibot';
import { parseView, type View } from '#contract/view.ts';

/** What a link inside the desk takes along, in the browser's history: which list it was in, and where. */
const linkStateSchema = v.object({
  /** Query of the list's view. */
  view: v.fallback(v.string(), ''),
  /** Key of the list's visit, for its place. */
  list: v.fallback(v.nullable(v.string()), null),
  /** Position of the article in the list. */
  position: v.fallback(v.nullable(v.number()), null),
  /** The entry before this one in the history is that list: going back is the way to it. */
  isFromList: v.fallback(v.boolean(), false),
});

export type LinkState = v.InferOutput<typeof linkStateSchema>;

/** Reads the state of a history entry; whatever is not ours counts as none. */
export function parseLinkState(state: unknown): LinkState {
  const result = v.safeParse(linkStateSchema, state ?? {});
  return result.success ? result.output : { view: '', list: null, position: null, isFromList: false };
}

/** What the desk shows. */
export type DeskPage =
  | { kind: 'list'; view: View }
  | { kind: 'article'; id: string; view: View }
  | { kind: 'missing'; address: string; view: View };

/** Reads the address: the view is in it, and for an article in the state of the link that led there. */
export function parsePage(location: { pathname: string; search: string }, state: LinkState): DeskPage {
  const article = /^\/a\/([^/]+)\/?$/.exec(location.pathname)?.[1];
  if (article !== undefined) {
    return { kind: 'article', id: decode(article), view: parseView(new URLSearchParams(state.view)) };
  }
  const view = parseView(new URLSearchParams(location.search));
  const isList = location.pathname === '/' || location.pathname === '/index.html';
  return isList ? { kind: 'list', view } : { kind: 'missing', address: location.pathname, view };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A stray percent sign: no id has one, so this address leads to the page that says so.
    return segment;
  }
}
