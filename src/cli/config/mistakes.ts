import { findNodeAtLocation, getNodeValue, type Node } from 'jsonc-parser';
import type * as v from 'valibot';
import { nearestName } from './nearest-name.ts';

/** A mistake in a file of settings: where in its text, and in words. */
export type Mistake = { offset: number; text: string };

const longestShown = 60;

/** What a schema says about a file, at the places in its text; the first of several about one place. */
export function mistakesIn(tree: Node, issues: readonly v.BaseIssue<unknown>[]): Mistake[] {
  const found = new Map<string, Mistake>();
  for (const issue of issues) {
    const keys = (issue.path ?? []).map(({ key }) => key as string | number);
    const name = nameOf(keys);
    if (!found.has(name)) found.set(name, mistakeOf(tree, keys, issue));
  }
  return [...found.values()];
}

function mistakeOf(tree: Node, keys: (string | number)[], issue: v.BaseIssue<unknown>): Mistake {
  const name = nameOf(keys);
  const node = findNodeAtLocation(tree, keys);
  const around = findNodeAtLocation(tree, keys.slice(0, -1)) ?? tree;
  if (!node) return { offset: around.offset, text: `${name} is missing: ${issue.message}` };
  if (issue.type === 'never') return unknownName(node, name, issue.message.split(', '));
  const subject = keys.length === 0 ? 'the file' : name;
  return { offset: node.offset, text: `${subject} is ${shown(getNodeValue(node))}: ${issue.message}` };
}

function unknownName(node: Node, name: string, names: readonly string[]): Mistake {
  const key = node.parent?.children?.[0] ?? node;
  const nearest = nearestName(String(getNodeValue(key)), names);
  const hint = nearest === null ? `there are ${names.join(', ')}` : `do you mean ${nearest}?`;
  return { offset: key.offset, text: `there is no setting ${name}; ${hint}` };
}

/** Names that stand twice in an object: the second would silently win. */
export function repeatedNames(node: Node): Mistake[] {
  const children = node.children ?? [];
  const names = node.type === 'object' ? children.map(({ children = [] }) => children[0]) : [];
  const repeated = names.flatMap((key, index) => {
    const isFirst = names.findIndex((other) => other?.value === key?.value) === index;
    return key && !isFirst
      ? [{ offset: key.offset, text: `${key.value} is there twice: leave one out` }]
      : [];
  });
  return [...repeated, ...children.flatMap(repeatedNames)];
}

function nameOf(keys: readonly (string | number)[]): string {
  return keys
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : index > 0 ? `.${key}` : key))
    .join('');
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}
