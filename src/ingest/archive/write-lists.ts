import type { CategoryPath } from '#contract/article.ts';
import { categoryKey, type List } from '#contract/list-index.ts';
import { type Place, toPlacesFile } from '#contract/places.ts';
import { type Row, toShard } from '#contract/row.ts';
import { cutShards } from './cut-shards.ts';
import type { SiteFiles } from './site-files.ts';

type Node = { path: CategoryPath; rows: Row[]; children: Map<string, Node> };

/**
 * Writes the list of all articles and one for each node of the category tree.
 * @param rows in the order of `compareRows`.
 * @returns names of the index file of the whole list and of the places file.
 */
export function writeLists(files: SiteFiles, rows: readonly Row[]): { list: string; places: string } {
  const list = files.addJson('lists', { lists: { '': writeList(files, rows) } });
  const places = toTree(rows).map((node) => writePlace(files, node));
  return { list, places: files.addJson('places', toPlacesFile(places)) };
}

function toTree(rows: readonly Row[]): Node[] {
  const root: Node = { path: [], rows: [], children: new Map() };
  for (const row of rows) {
    const nodes = new Set<Node>();
    for (const path of row.categories) {
      let node = root;
      for (const name of path) {
        node = childOf(node, name);
        nodes.add(node);
      }
    }
    for (const node of nodes) node.rows.push(row);
  }
  return bySize(root.children);
}

function childOf(node: Node, name: string): Node {
  const known = node.children.get(name);
  if (known) return known;
  const child: Node = { path: [...node.path, name], rows: [], children: new Map() };
  node.children.set(name, child);
  return child;
}

function bySize(nodes: ReadonlyMap<string, Node>): Node[] {
  return [...nodes.values()].sort(
    (a, b) => b.rows.length - a.rows.length || (categoryKey(a.path) < categoryKey(b.path) ? -1 : 1),
  );
}

/** One index file holds the lists of a first-level category and of all below it. */
function writePlace(files: SiteFiles, top: Node): Place {
  // Without a prototype: a category may be called `__proto__`.
  const lists: Record<string, List> = Object.create(null);
  const write = (node: Node): Place => {
    lists[categoryKey(node.path)] = writeList(files, node.rows);
    const children = bySize(node.children).map(write);
    return { path: node.path, count: node.rows.length, children, index: '' };
  };
  const place = write(top);
  return { ...place, index: files.addJson('lists', { lists }) };
}

function writeList(files: SiteFiles, rows: readonly Row[]): List {
  const months = new Map<number, number>();
  for (const row of rows) {
    if (row.date === null) continue;
    const date = new Date(row.date * 1000);
    const month = date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
    months.set(month, (months.get(month) ?? 0) + 1);
  }
  return {
    count: rows.length,
    undated: rows.filter((row) => row.date === null).length,
    months: [...months].sort(([a], [b]) => b - a),
    shards: cutShards(rows).map((shard) => ({
      name: files.addJson('rows', toShard(shard)),
      count: shard.length,
      first: shard[0]?.date ?? null,
      last: shard.at(-1)?.date ?? null,
    })),
  };
}
