/** What a parser understood of a body: any element, any nesting. Nothing of it is trusted. */
export type RawNode = string | RawElement;

export type RawElement = {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: RawNode[];
  parent: RawElement | null;
};

/** Element children only. */
export function elementsOf(element: RawElement): RawElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** All elements below `element` with one of the names, in document order. */
export function findAll(element: RawElement, names: ReadonlySet<string>): RawElement[] {
  const found: RawElement[] = [];
  const visit = (parent: RawElement) => {
    for (const child of parent.children) {
      if (typeof child === 'string') continue;
      if (names.has(child.name)) found.push(child);
      visit(child);
    }
  };
  visit(element);
  return found;
}

/** The text below an element, white space folded; stops soon after `limit` characters. */
export function textOf(element: RawElement, limit: number): string {
  let text = '';
  const visit = (parent: RawElement) => {
    for (const child of parent.children) {
      if (text.length > limit) return;
      if (typeof child === 'string') text += child;
      else visit(child);
    }
  };
  visit(element);
  return text.replace(/\s+/g, ' ').trim();
}

/** The words of an element's class, lower case. */
export function classesOf(element: RawElement): string[] {
  const value = element.attributes.get('class');
  return value === undefined ? [] : value.toLowerCase().split(/\s+/).filter(Boolean);
}
