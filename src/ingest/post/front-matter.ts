import type { Problem } from '#ingest/problem.ts';
import { endOfLeadingEntries, isContinuation, nextLine, startsWithKnownKey } from './entries.ts';

/** A post's text in its two parts. `source` is what stands between the fences. */
export type FrontMatter = {
  kind: 'yaml' | 'json' | 'none';
  source: string;
  body: string;
  problem: Problem | null;
};

type Fence = { start: number; end: number };

/** Hexo's fences: three or more dashes for YAML, semicolons for JSON. White space around them does not show, so it is allowed. */
const fenceLine = /^[ \t\u00a0\u3000]*(-{3,}|;{3,})[ \t\u00a0\u3000]*$/;

/**
 * Splits a text into front matter and body, as Hexo does and more forgiving: blank lines before it, spaces after a fence, no
 * opening fence, `...` or no closing fence. A fence that names a language (`---js`) is no fence: some tools run what follows.
 * Nothing is lost: what is not front matter is body.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const first = text.search(/\S/);
  if (first < 0) return noFrontMatter(text);
  const start = text.lastIndexOf('\n', first) + 1;
  const next = nextLine(text, start);
  const fence = fenceLine.exec(text.slice(start, next).trimEnd())?.[1];
  if (fence === undefined) return splitHeadless(text, start);
  const kind = fence.startsWith(';') ? 'json' : 'yaml';
  const closing = findFence(text, next, fence.slice(0, 3));
  if (closing && isWhole(text.slice(next, closing.start), kind)) {
    return { kind, source: text.slice(next, closing.start), body: text.slice(closing.end), problem: null };
  }
  return splitUnclosed(text, next, kind);
}

/** The next line that is a fence of the same marks. HTML may follow on the same line, as it may in Hexo. */
function findFence(text: string, from: number, marks: string): Fence | null {
  for (let at = from - 1; ; ) {
    at = text.indexOf(`\n${marks}`, at);
    if (at < 0) return null;
    const start = at + 1;
    const end = nextLine(text, start);
    const rest = text
      .slice(start, end)
      .trimEnd()
      .replace(/^[-;]+/, '');
    if (rest === '') return { start, end };
    if (/^[ \t]*</.test(rest)) return { start, end: text.indexOf('<', start) };
    at = start;
  }
}

/**
 * Says whether all of a text between two fences is front matter. When the closing fence was forgotten, the next line of dashes
 * is a rule or a heading of the body; then text that is no entry stands before it.
 */
function isWhole(source: string, kind: 'yaml' | 'json'): boolean {
  const rest = source.slice(endOfLeadingEntries(source, 0)).trimEnd();
  if (kind === 'json' || rest === '') return true;
  const all = rest.split('\n');
  const lines = all.filter((line) => line.trim() !== '');
  if (lines[0]?.trimEnd() === '...') return false;
  if (lines.every((line) => /^[ \t]/.test(line))) return true;
  if (lines.every((line) => isContinuation(line) || otherKey.test(line))) return lines.some(isKeyLine);
  // A value that goes on at the start of a line: no blank line or HTML comes between, or more keys follow.
  if (lines.some((line) => line.startsWith('<'))) return false;
  return all.length === lines.length || lines.some(startsWithKnownKey);
}

/** A key in any language, or the brackets of YAML that is written like JSON. */
const otherKey = /^(?:[{}[\]]|[^\s<>:：][^:：<>]{0,63}[:：])/;

function isKeyLine(line: string): boolean {
  return !isContinuation(line) && otherKey.test(line);
}

function splitUnclosed(text: string, from: number, kind: 'yaml' | 'json'): FrontMatter {
  const end = endOfLeadingEntries(text, from);
  if (end === from) return noFrontMatter(text);
  const source = text.slice(from, end);
  const next = nextLine(text, end);
  // The mark that ends a YAML document.
  if (text.slice(end, next).trimEnd() === '...')
    return { kind, source, body: text.slice(next), problem: null };
  const detail = 'the front matter has no closing fence; it was taken to end at the last "key: value" line';
  return { kind, source, body: text.slice(end), problem: { code: 'unclosed-front-matter', detail } };
}

/** Hexo allows to leave out the opening fence. Only with keys that posts use: a heading of Markdown looks alike. */
function splitHeadless(text: string, start: number): FrontMatter {
  const fence = startsWithKnownKey(text.slice(start, nextLine(text, start))) && findFirstFence(text, start);
  if (!fence) return noFrontMatter(text);
  const source = text.slice(start, fence.start);
  const kind = text.startsWith(';', fence.start) ? 'json' : 'yaml';
  const isAllEntries = kind === 'json' || source.slice(endOfLeadingEntries(source, 0)).trim() === '';
  return isAllEntries ? { kind, source, body: text.slice(fence.end), problem: null } : noFrontMatter(text);
}

function findFirstFence(text: string, from: number): Fence | null {
  const yaml = findFence(text, from, '---');
  const json = findFence(text, from, ';;;');
  return yaml && json ? (yaml.start < json.start ? yaml : json) : (yaml ?? json);
}

function noFrontMatter(text: string): FrontMatter {
  const detail = 'the file does not begin with "---" and "key: value" lines; all of it was taken as the body';
  return { kind: 'none', source: '', body: text, problem: { code: 'no-front-matter', detail } };
}
