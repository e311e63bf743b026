import { type ContentKind, contentKinds } from '#contract/article.ts';
import { dateBounds, type MarkFilter, markFilters, parseView } from '#contract/view.ts';
import { foldForSearch } from '#text/search-fold.ts';

/** What is sought. Texts are pieces of an article's folded title, summary or text; names are pieces of folded names. */
export type Query =
  | { kind: 'all' | 'some'; of: readonly Query[] }
  | { kind: 'not'; of: Query }
  | { kind: 'text'; where: 'anywhere' | 'title'; text: string; folded: string }
  | { kind: 'author' | 'source' | 'category'; text: string; folded: string }
  | { kind: 'before' | 'after'; day: string }
  | { kind: 'is'; mark: MarkFilter }
  | { kind: 'has'; content: ContentKind };

/** A piece of what was typed, from `start` to `end`, and what it was understood as. */
export type QueryPart = {
  text: string;
  kind: Exclude<Query['kind'], 'all' | 'some' | 'not'> | 'title' | 'or';
  isNegated: boolean;
  start: number;
  end: number;
};

/**
 * Reads a query. Words are all to be found, `"a phrase"` as it stands, `-word` not; `OR` and parentheses; `title:`, `author:`, `source:`,
 * `category:`, `before:`, `after:`, `is:`, `has:`. Full-width forms and Chinese names of the fields mean the same. Nothing is a mistake: what cannot be
 * understood otherwise is sought as text.
 * @returns `null` as the query when nothing is asked.
 */
export function parseQuery(typed: string): { query: Query | null; parts: readonly QueryPart[] } {
  const tokens = readTokens(typed);
  const parts: QueryPart[] = [];
  let next = 0;

  const readSome = (depth: number): Query | null => {
    const of: Query[] = [];
    let isFirst = true;
    while (next < tokens.length && (isFirst || tokens[next]?.kind === 'or')) {
      const token = tokens[next];
      if (token?.kind === 'or') {
        const { text, start, end } = token;
        parts.push({ text, kind: 'or', isNegated: false, start, end });
        next++;
      }
      const all = readAll(depth);
      if (all) of.push(all);
      isFirst = false;
    }
    return join('some', of);
  };

  const readAll = (depth: number): Query | null => {
    const of: Query[] = [];
    for (; next < tokens.length; next++) {
      const token = tokens[next] as Token;
      if (token.kind === 'or') break;
      if (token.kind === 'close') {
        if (depth > 0) break;
        continue;
      }
      const query = token.kind === 'open' ? readGroup(depth) : readWord(token, parts);
      if (query) of.push(token.isNegated ? { kind: 'not', of: query } : query);
    }
    return join('all', of);
  };

  const readGroup = (depth: number): Query | null => {
    next++;
    const group = readSome(depth + 1);
    // The loop around it passes over the closing parenthesis; without one it is at the end.
    return group;
  };

  const query = readSome(0);
  return { query, parts };
}

/** The texts that are to be found, not those that are to be absent: what is marked in a hit. */
export function textsOf(query: Query): readonly { folded: string; where: 'anywhere' | 'title' }[] {
  if (query.kind === 'all' || query.kind === 'some') return query.of.flatMap(textsOf);
  return query.kind === 'text' ? [query] : [];
}

type Token = {
  kind: 'word' | 'or' | 'open' | 'close';
  text: string;
  field: Field | null;
  /** What stands behind the field's colon, or the whole word, without its quotes. */
  value: string;
  isNegated: boolean;
  start: number;
  end: number;
};

type Field = 'title' | 'author' | 'source' | 'category' | 'before' | 'after' | 'is' | 'has';

const fieldNames: Readonly<Record<string, Field>> = {
  title: 'title',
  标题: 'title',
  標題: 'title',
  author: 'author',
  作者: 'author',
  source: 'source',
  来源: 'source',
  來源: 'source',
  category: 'category',
  分类: 'category',
  分類: 'category',
  before: 'before',
  after: 'after',
  is: 'is',
  has: 'has',
};

const quotes: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '”': '”',
  '「': '」',
  '『': '』',
  '＂': '＂',
};
const opens = /[(（]/;
const closes = /[)）]/;
const space = /\s/;

function readTokens(typed: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < typed.length) {
    const start = at;
    const character = typed[at] as string;
    const isMinus = /[-－]/.test(character) && at + 1 < typed.length && !space.test(typed[at + 1] as string);
    const isNegated = isMinus && !closes.test(typed[at + 1] as string);
    const first = isNegated ? at + 1 : at;
    const begin = typed[first] as string;
    if (space.test(character)) at++;
    else if (opens.test(begin)) {
      at = first + 1;
      tokens.push({ kind: 'open', text: begin, field: null, value: '', isNegated, start, end: at });
    } else if (closes.test(character)) {
      at++;
      tokens.push({
        kind: 'close',
        text: character,
        field: null,
        value: '',
        isNegated: false,
        start,
        end: at,
      });
    } else {
      const read = readValue(typed, first);
      at = read.end;
      const text = typed.slice(start, at);
      const isOr = !isNegated && (text === 'OR' || text === '|' || text === '｜');
      tokens.push({ kind: isOr ? 'or' : 'word', text, ...read, isNegated, start });
    }
  }
  return tokens;
}

/** Reads a word or a phrase, with the field before it. */
function readValue(typed: string, start: number): { field: Field | null; value: string; end: number } {
  const name = /^([\p{L}]+)[:：]/u.exec(typed.slice(start, start + 20));
  const field = (name && fieldNames[(name[1] as string).normalize('NFKC').toLowerCase()]) ?? null;
  const first = start + (field && name ? name[0].length : 0);
  const phrase = readPhrase(typed, first);
  if (phrase) return { field, ...phrase };
  let end = first;
  while (end < typed.length && !space.test(typed[end] as string) && !isBorder(typed, first, end)) end++;
  const value = typed.slice(first, end);
  return value === '' ? { field: null, value: typed.slice(start, end), end } : { field, value, end };
}

/** A parenthesis, or the beginning of a phrase, ends a word that has begun. */
function isBorder(typed: string, first: number, at: number): boolean {
  const character = typed[at] as string;
  return opens.test(character) || closes.test(character) || (at > first && readPhrase(typed, at) !== null);
}

function readPhrase(typed: string, start: number): { value: string; end: number } | null {
  const close = quotes[typed[start] ?? ''];
  const end = close === undefined ? -1 : typed.indexOf(close, start + 1);
  return end < 0 ? null : { value: typed.slice(start + 1, end), end: end + 1 };
}

function readWord(token: Token, parts: QueryPart[]): Query | null {
  const understood =
    (token.field && readField(token.field, token.value)) ??
    textQuery('anywhere', token.text.replace(/^[-－]/, token.isNegated ? '' : '$&'), token);
  if (!understood) return null;
  const { text, isNegated, start, end } = token;
  const kind = understood.kind === 'text' && understood.where === 'title' ? 'title' : understood.kind;
  parts.push({ text, kind, isNegated, start, end });
  return understood;
}

type Simple = Exclude<Query, { kind: 'all' | 'some' | 'not' }>;

function textQuery(where: 'anywhere' | 'title', whole: string, { field, value }: Token): Simple | null {
  // A field that makes no sense is part of the text.
  const text = field === null ? value : whole;
  const folded = foldForSearch(text);
  return folded === '' ? null : { kind: 'text', where, text, folded };
}

function readField(field: Field, value: string): Simple | null {
  const folded = foldForSearch(value);
  switch (field) {
    case 'title':
      return folded === '' ? null : { kind: 'text', where: 'title', text: value, folded };
    case 'author':
    case 'source':
    case 'category':
      return folded === '' ? null : { kind: field, text: value, folded };
    case 'before':
    case 'after': {
      const day = value.normalize('NFKC').replaceAll('/', '-');
      const { from } = parseView(new URLSearchParams({ from: day }));
      return from !== null && Number.isFinite(dateBounds({ from, to: null }).since)
        ? { kind: field, day: from }
        : null;
    }
    case 'is': {
      const mark = markFilters.find((name) => name === value.toLowerCase());
      return mark ? { kind: 'is', mark } : null;
    }
    case 'has': {
      const content = contentKinds.find((name) => name === value.toLowerCase());
      return content ? { kind: 'has', content } : null;
    }
  }
}

function join(kind: 'all' | 'some', of: readonly Query[]): Query | null {
  return of.length > 1 ? { kind, of } : (of[0] ?? null);
}
