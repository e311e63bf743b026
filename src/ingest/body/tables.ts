import { type Attributes, type CleanElement, type CleanNode, cleanElement } from './clean-tree.ts';
import type { Cleaner, Rule } from './cleaner.ts';
import { codeTableRule, isCodeTable } from './code-block.ts';
import { commonAttributes } from './common-attributes.ts';
import { Flow } from './flow.ts';
import { divisionRule } from './inline.ts';
import type { RawElement, RawNode } from './raw-tree.ts';
import { alignmentOf } from './style-hints.ts';

const sections = new Set(['thead', 'tbody', 'tfoot']);
/** Beyond these a span says nothing, and costs a browser's table layout dearly. */
const maxColumnSpan = 100;
const maxRowSpan = 1000;

/**
 * A table in the one form that every parser reads the same: caption, column groups, sections of rows of cells. A table of a single
 * cell was only a frame, and is taken off.
 */
export const tableRule: Rule = (element, flow, cleaner) => {
  if (isCodeTable(element)) {
    codeTableRule(element, flow, cleaner);
    return;
  }
  const parts = collect(element, flow, cleaner);
  // What stood between the cells belongs before the table, as browsers move it.
  for (const block of parts.stray) flow.block(block);
  const rows = parts.sections.flatMap((section) => section.children);
  if (rows.length === 0) {
    if (parts.captionElement) divisionRule(parts.captionElement, flow, cleaner);
    return;
  }
  const [row] = rows;
  const [cell, ...others] = row && typeof row !== 'string' ? row.children : [];
  if (
    rows.length === 1 &&
    others.length === 0 &&
    parts.caption.length === 0 &&
    cell &&
    typeof cell !== 'string'
  ) {
    flow.paragraph();
    for (const block of cell.children) if (typeof block !== 'string') flow.block(block);
    return;
  }
  const caption = parts.caption.length > 0 ? [cleanElement('caption', undefined, parts.caption)] : [];
  const children = [...caption, ...parts.columns, ...parts.sections];
  flow.block(cleanElement('table', commonAttributes(element, cleaner), children));
};

type Parts = {
  captionElement: RawElement | null;
  caption: CleanNode[];
  columns: CleanElement[];
  sections: CleanElement[];
  stray: CleanElement[];
};

function collect(table: RawElement, flow: Flow, cleaner: Cleaner): Parts {
  const parts: Parts = { captionElement: null, caption: [], columns: [], sections: [], stray: [] };
  const loose: RawNode[] = [];
  for (const child of table.children) {
    if (typeof child === 'string') {
      loose.push(child);
    } else if (cleaner.isNotShown(child)) {
    } else if (sections.has(child.name)) {
      addRows(parts, child.name, rowsOf(child, flow, cleaner, loose));
    } else if (child.name === 'tr') {
      addRows(parts, 'tbody', rowsOf({ ...child, children: [child] }, flow, cleaner, loose));
    } else if (child.name === 'caption') {
      if (parts.captionElement !== null) continue;
      parts.captionElement = child;
      parts.caption = cleaner.phrasingOf(child, flow);
    } else if (child.name === 'colgroup') {
      addColumns(parts, child);
    } else if (child.name === 'td' || child.name === 'th') {
      // Cells without a row are one.
      addRows(
        parts,
        'tbody',
        rowsOf({ ...child, children: [{ ...child, name: 'tr', children: [child] }] }, flow, cleaner, loose),
      );
    } else if (child.name !== 'col') {
      loose.push(child);
    }
  }
  const before = new Flow('flow', flow);
  cleaner.fill(loose, before);
  parts.stray = before.blocks;
  return parts;
}

/** Rows in a row of the same section belong together: most tables name no section at all. */
function addRows(parts: Parts, name: string, rows: CleanElement[]): void {
  if (rows.length === 0) return;
  const previous = parts.sections.at(-1);
  if (previous?.name === name && name === 'tbody') for (const row of rows) previous.children.push(row);
  else parts.sections.push(cleanElement(name, undefined, rows));
}

function rowsOf(section: RawElement, flow: Flow, cleaner: Cleaner, loose: RawNode[]): CleanElement[] {
  const rows: CleanElement[] = [];
  for (const row of section.children) {
    if (typeof row === 'string' || row.name !== 'tr') {
      loose.push(row);
      continue;
    }
    if (cleaner.isNotShown(row)) continue;
    const cells: CleanElement[] = [];
    for (const cell of row.children) {
      if (typeof cell === 'string' || (cell.name !== 'td' && cell.name !== 'th')) loose.push(cell);
      else if (!cleaner.isNotShown(cell)) cells.push(cellOf(cell, row, flow, cleaner));
    }
    const isEmpty = cells.every((cell) => cell.children.length === 0);
    if (!isEmpty) rows.push(cleanElement('tr', commonAttributes(row, cleaner), cells));
  }
  return rows;
}

function cellOf(cell: RawElement, row: RawElement, flow: Flow, cleaner: Cleaner): CleanElement {
  const { attributes, name } = cell;
  const columns = spanOf(attributes.get('colspan'), maxColumnSpan);
  const rows = spanOf(attributes.get('rowspan'), maxRowSpan);
  const scope = attributes.get('scope')?.trim().toLowerCase() ?? '';
  const align = alignmentOf(cell) ?? alignmentOf(row);
  const own: Attributes = {
    ...(columns > 1 ? { colspan: String(columns) } : {}),
    ...(rows > 1 ? { rowspan: String(rows) } : {}),
    ...(name === 'th' && /^(?:row|col|rowgroup|colgroup)$/.test(scope) ? { scope } : {}),
    ...(align === undefined ? {} : { align }),
  };
  return cleanElement(name, { ...commonAttributes(cell, cleaner), ...own }, cleaner.flowOf(cell, flow));
}

function spanOf(value: string | undefined, limit: number): number {
  const match = value === undefined ? null : /^\s*(\d{1,6})/.exec(value);
  return match ? Math.min(Number(match[1]), limit) : 1;
}

/** Only the spans of columns say something without a style. */
function addColumns(parts: Parts, group: RawElement): void {
  if (parts.sections.length > 0) return;
  const span = spanOf(group.attributes.get('span'), maxColumnSpan);
  const columns = group.children.filter((child) => typeof child !== 'string' && child.name === 'col');
  const spans = columns.map((column) =>
    typeof column === 'string' ? 1 : spanOf(column.attributes.get('span'), maxColumnSpan),
  );
  if (spans.some((columnSpan) => columnSpan > 1)) {
    const children = spans
      .slice(0, maxColumnSpan)
      .map((value) => cleanElement('col', value > 1 ? { span: String(value) } : undefined));
    parts.columns.push(cleanElement('colgroup', undefined, children));
  } else if (span > 1 && columns.length === 0) {
    parts.columns.push(cleanElement('colgroup', { span: String(span) }));
  }
}
