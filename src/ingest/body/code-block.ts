import { type CleanNode, cleanElement } from './clean-tree.ts';
import type { Rule } from './cleaner.ts';
import { codeLanguage } from './code-language.ts';
import { collectLines } from './code-lines.ts';
import { commonAttributes } from './common-attributes.ts';
import { classesOf, findAll, type RawElement, textOf } from './raw-tree.ts';

/** Preformatted text; code when a language, a code element or a highlighter's class says so. */
export const preRule: Rule = (element, flow, cleaner) => {
  const language = codeLanguage(element);
  const lines = collectLines(element);
  if (lines === '') return;
  const isCode = language !== undefined || hasCode(element);
  const children: CleanNode[] = isCode ? [cleanElement('code', undefined, [lines])] : [lines];
  const { lang: _, ...common } = commonAttributes(element, cleaner);
  const attributes = language === undefined ? common : { ...common, 'data-language': language };
  flow.block(cleanElement('pre', attributes, children));
};

/** Old elements whose text is meant literally. */
export const literalRule: Rule = (element, flow) => {
  const lines = collectLines(element);
  if (lines !== '') flow.block(cleanElement('pre', undefined, [cleanElement('code', undefined, [lines])]));
};

const codeNames = new Set(['code']);
const codeClass =
  /prettyprint|highlight|hljs|brush|sourcecode|codehilite|chroma|rouge|codemirror|crayon|code-snippet|syntax/;

function hasCode(element: RawElement): boolean {
  if (findAll(element, codeNames).length > 0) return true;
  for (let at: RawElement | null = element, level = 0; at !== null && level < 6; at = at.parent, level += 1) {
    if (at.parent !== null && codeClass.test(classesOf(at).join(' '))) return true;
  }
  return false;
}

const cellNames = new Set(['td']);
const preNames = new Set(['pre']);
const codeTableClass =
  /^(?:rouge-table|lntable|highlighttable|hljs-ln|codehilitetable|blob-code|js-file-line-container|syntaxhighlighter)$/;
const codeCellClass = /^(?:blob-code|hljs-ln-code|rouge-code)$/;

/**
 * Whether a table is a highlighter's: line numbers in one column, code in the other (Hexo, Chroma, Rouge, Pygments, GitHub,
 * SyntaxHighlighter). By class, or by its shape where classes are gone.
 */
export function isCodeTable(table: RawElement): boolean {
  if (classesOf(table).some((word) => codeTableClass.test(word))) return true;
  const cells = findAll(table, cellNames);
  if (cells.some((cell) => classesOf(cell).some((word) => codeCellClass.test(word)))) return true;
  if (cells.length !== 2) return false;
  const [numbers, code] = cells;
  if (!numbers || !code || findAll(code, preNames).length !== 1) {
    return (
      cells.some((cell) => classesOf(cell).includes('gutter')) &&
      cells.some((cell) => classesOf(cell).includes('code'))
    );
  }
  return /^(?:\d{1,6} ?)+$/.test(textOf(numbers, 200_000)) || classesOf(numbers).includes('gutter');
}

/** A highlighter's table becomes the code that it shows. */
export const codeTableRule: Rule = (table, flow) => {
  const cells = findAll(table, cellNames);
  const isSplit = cells.length === 2 && findAll(table, preNames).length > 0;
  const lines = collectLines(isSplit && cells[1] ? cells[1] : table);
  if (lines === '') return;
  const language = cells.at(-1)
    ? codeLanguage(findAll(table, preNames).at(-1) ?? cells.at(-1) ?? table)
    : codeLanguage(table);
  const attributes = language === undefined ? undefined : { 'data-language': language };
  flow.block(cleanElement('pre', attributes, [cleanElement('code', undefined, [lines])]));
};
