import type { CategoryPath } from '#contract/article.ts';
import { categoryKey, type List, type Month, type ShardRef } from '#contract/list-index.ts';
import { type Place, toPlacesFile } from '#contract/places.ts';
import { cutShards } from './cut-shards.ts';
import type { SiteFiles } from './site-files.ts';

/** All articles in the order of `compareRows`; positions count from 0 to `length` - 1. */
export type ListedRows = {
  length: number;
  date: (position: number) => number | null;
  /** `hash32` of its id. */
  hash: (position: number) => number;
  /** Equal categories are the same array: what is known of one is known of all. */
  categories: (position: number) => readonly CategoryPath[];
  /** Articles that tell the same story, the leading one first; `null` for one that stands alone. */
  story: (position: number) => readonly number[] | null;
  /** Writes a shard and gives its name. */
  write: (positions: readonly number[]) => string;
};

type Node = { path: CategoryPath; positions: number[]; children: Map<string, Node> };

/** A list with shards of its own, from which the nodes below it may take theirs. */
type Written = { positions: readonly number[]; has: (position: number) => boolean; shards: Shard[] };
type Shard = { name: string; end: number };

/**
 * A node that has a good share of the list around it reads that one: each copy of its rows would be one more file to write when one
 * changes. People go to the first level most, so that its lists are their own but for one that is most of the archive.
 */
const shareOfPart = { firstLevel: 1 / 2, below: 1 / 48 };

/** The whole list's rows, in order, and the names of its index file and of the places file. */
export type WrittenLists = { positions: readonly number[]; list: string; places: string };

/**
 * Writes the list of all articles and one for each node of the category tree. Of articles that tell the same story each list shows
 * the first of those that it holds.
 */
export function writeLists(files: SiteFiles, rows: ListedRows): WrittenLists {
  const tree = toTree(rows);
  const whole = writeShards(rows, tree.root.positions, () => true);
  const list = files.addJson('lists', { lists: { '': listOf(rows, whole) } });
  const places = bySize(tree.root.children).map((top) => writePlace(files, rows, { top, whole, tree }));
  return { positions: tree.root.positions, list, places: files.addJson('places', toPlacesFile(places)) };
}

type Tree = ReturnType<typeof toTree>;

function toTree(rows: ListedRows) {
  const root: Node = { path: [], positions: [], children: new Map() };
  const known = new Map<readonly CategoryPath[], ReadonlySet<Node>>();

  /** The nodes that hold an article, the root among them. */
  const nodesOf = (position: number): ReadonlySet<Node> => {
    const categories = rows.categories(position);
    const found = known.get(categories);
    if (found) return found;
    const nodes = new Set([root]);
    for (const path of categories) {
      let node = root;
      for (const name of path) {
        node = childOf(node, name);
        nodes.add(node);
      }
    }
    known.set(categories, nodes);
    return nodes;
  };

  for (let position = 0; position < rows.length; position++) {
    const story = rows.story(position);
    for (const node of nodesOf(position)) {
      const shown = story ? story.find((member) => nodesOf(member).has(node)) : position;
      if (shown === position) node.positions.push(position);
    }
  }
  return { root, isIn: (position: number, node: Node): boolean => nodesOf(position).has(node) };
}

function childOf(node: Node, name: string): Node {
  const known = node.children.get(name);
  if (known) return known;
  const child: Node = { path: [...node.path, name], positions: [], children: new Map() };
  node.children.set(name, child);
  return child;
}

function bySize(nodes: ReadonlyMap<string, Node>): Node[] {
  return [...nodes.values()].sort(
    (a, b) => b.positions.length - a.positions.length || (categoryKey(a.path) < categoryKey(b.path) ? -1 : 1),
  );
}

/** One index file holds the lists of a first-level category and of all below it. */
function writePlace(
  files: SiteFiles,
  rows: ListedRows,
  { top, whole, tree }: { top: Node; whole: Written; tree: Tree },
): Place {
  // Without a prototype: a category may be called `__proto__`.
  const lists: Record<string, List> = Object.create(null);
  const write = (node: Node, around: Written, share: number): Place => {
    const isPart = node.positions.length >= around.positions.length * share;
    const list = isPart ? around : writeShards(rows, node.positions, (position) => tree.isIn(position, node));
    lists[categoryKey(node.path)] = isPart ? partOf(rows, node.positions, list) : listOf(rows, list);
    const children = bySize(node.children).map((child) => write(child, list, shareOfPart.below));
    return { path: node.path, count: node.positions.length, children, index: '' };
  };

  const place = write(top, whole, shareOfPart.firstLevel);
  return { ...place, index: files.addJson('lists', { lists }) };
}

function writeShards(rows: ListedRows, positions: readonly number[], has: Written['has']): Written {
  const ends = cutShards(positions.length, (index) => rows.hash(positions[index] as number));
  let start = 0;
  const shards = ends.map((end) => {
    const name = rows.write(positions.slice(start, end));
    start = end;
    return { name, end };
  });
  return { positions, has, shards };
}

function listOf(rows: ListedRows, written: Written): List {
  return {
    ...countsOf(rows, written.positions),
    isPart: false,
    shards: refsOf(rows, written, written.positions),
  };
}

/** The list of a node whose rows stand among others in the list around it. */
function partOf(rows: ListedRows, positions: readonly number[], around: Written): List {
  // The list around it may show another article of a story first than the node itself would.
  const shown = positions.map((position) => rows.story(position)?.find(around.has) ?? position);
  const own = shown.every((position, index) => position === positions[index])
    ? positions
    : shown.sort((a, b) => a - b);
  return { ...countsOf(rows, own), isPart: true, shards: refsOf(rows, around, own) };
}

function refsOf(rows: ListedRows, written: Written, positions: readonly number[]): ShardRef[] {
  const refs: ShardRef[] = [];
  let start = 0;
  for (const shard of written.shards) {
    const last = written.positions[shard.end - 1] as number;
    let end = start;
    while (end < positions.length && (positions[end] as number) <= last) end++;
    if (end > start) {
      refs.push({
        name: shard.name,
        count: end - start,
        first: rows.date(positions[start] as number),
        last: rows.date(positions[end - 1] as number),
      });
    }
    start = end;
  }
  return refs;
}

function countsOf(
  rows: ListedRows,
  positions: readonly number[],
): Pick<List, 'count' | 'undated' | 'months'> {
  const months = new Map<number, number[]>();
  let undated = 0;
  for (const position of positions) {
    const seconds = rows.date(position);
    if (seconds === null) {
      undated++;
      continue;
    }
    const date = new Date(seconds * 1000);
    const month = date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
    const days = months.get(month) ?? [];
    months.set(month, days);
    const day = date.getUTCDate() - 1;
    while (days.length <= day) days.push(0);
    days[day] = (days[day] ?? 0) + 1;
  }
  const byMonth = [...months].sort(([a], [b]) => b - a);
  return { count: positions.length, undated, months: byMonth satisfies Month[] };
}
