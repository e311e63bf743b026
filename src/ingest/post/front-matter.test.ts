import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from './front-matter.ts';

type Case = { says: string; text: string; kind?: string; source: string; body: string; problem?: string };

const cases: Case[] = [
  { says: 'splits at the fences', text: '---\ntitle: a\n---\nb', source: 'title: a\n', body: 'b' },
  { says: 'allows blank lines before', text: '\n \n---\ntitle: a\n---\nb', source: 'title: a\n', body: 'b' },
  {
    says: 'allows spaces after a fence',
    text: '--- \t\ntitle: a\n---  \nb',
    source: 'title: a\n',
    body: 'b',
  },
  { says: 'allows long fences', text: '-----\ntitle: a\n-----\nb', source: 'title: a\n', body: 'b' },
  { says: 'allows no text after the fence', text: '---\ntitle: a\n---', source: 'title: a\n', body: '' },
  { says: 'allows an empty front matter', text: '---\n---\nb', source: '', body: 'b' },
  {
    says: 'keeps rules of the body',
    text: '---\ntitle: a\n---\nb\n---\nc',
    source: 'title: a\n',
    body: 'b\n---\nc',
  },
  { says: 'takes HTML after the fence', text: '---\ntitle: a\n---<p>b', source: 'title: a\n', body: '<p>b' },
  {
    says: 'takes dots as closing fence',
    text: '---\ntitle: a\n...\nb\n---\n',
    source: 'title: a\n',
    body: 'b\n---\n',
  },
  { says: 'needs no opening fence', text: 'title: a\n\n---\nb', source: 'title: a\n\n', body: 'b' },
  { says: 'reads JSON', text: ';;;\n"title": 1\n;;;\nb', kind: 'json', source: '"title": 1\n', body: 'b' },
  {
    says: 'needs no opening fence for JSON',
    text: '"title": 1\n;;;\nb',
    kind: 'json',
    source: '"title": 1\n',
    body: 'b',
  },
  {
    says: 'keeps a value that goes on after a blank line',
    text: '---\ntitle: a\n   \n   b\n---\nc',
    source: 'title: a\n   \n   b\n',
    body: 'c',
  },
  {
    says: 'keeps a title that goes on at the start of a line',
    text: '---\ntitle: a\nb c\n\nauthor: d\n---\ne',
    source: 'title: a\nb c\n\nauthor: d\n',
    body: 'e',
  },
  {
    says: 'keeps a last title that goes on',
    text: '---\ntitle: a\nb c\n---\nd',
    source: 'title: a\nb c\n',
    body: 'd',
  },
  {
    says: 'keeps keys it does not know',
    text: '---\ntitle: a\n\n备注: b\n---\nc',
    source: 'title: a\n\n备注: b\n',
    body: 'c',
  },
  {
    says: 'ends an unclosed front matter at its last entry',
    text: '---\ntitle: a\ncategories:\n - b\n\nauthor: c\n\n<div>\nnote: d\n</div>',
    source: 'title: a\ncategories:\n - b\n\nauthor: c\n',
    body: '\n<div>\nnote: d\n</div>',
    problem: 'unclosed-front-matter',
  },
  {
    says: 'takes no code of the body for keys',
    text: '---\ntitle: a\n\n    title: b\n',
    source: 'title: a\n',
    body: '\n    title: b\n',
    problem: 'unclosed-front-matter',
  },
  {
    says: 'takes a list after a blank line for that of the key before it, once',
    text: '---\ntitle: a\ncategories:\n\n - b\n\n- c\n',
    source: 'title: a\ncategories:\n\n - b\n',
    body: '\n- c\n',
    problem: 'unclosed-front-matter',
  },
  {
    says: 'takes no rule of the body for the closing fence',
    text: '---\ntitle: a\n\nSome words.\n\n- b\n\n---\nc',
    source: 'title: a\n',
    body: '\nSome words.\n\n- b\n\n---\nc',
    problem: 'unclosed-front-matter',
  },
  {
    says: 'finds no front matter in a text between rules',
    text: '---\n\nSome words.\n\n---\nb',
    kind: 'none',
    source: '',
    body: '---\n\nSome words.\n\n---\nb',
    problem: 'no-front-matter',
  },
  {
    says: 'takes no heading for a front matter',
    text: 'Note: a\n---\nb',
    kind: 'none',
    source: '',
    body: 'Note: a\n---\nb',
    problem: 'no-front-matter',
  },
  {
    says: 'runs no fence that names a language',
    text: '---js\n{ title: process.exit() }\n---\nb',
    kind: 'none',
    source: '',
    body: '---js\n{ title: process.exit() }\n---\nb',
    problem: 'no-front-matter',
  },
  {
    says: 'reads a file without one',
    text: '\n<p>a',
    kind: 'none',
    source: '',
    body: '\n<p>a',
    problem: 'no-front-matter',
  },
  { says: 'reads an empty file', text: '', kind: 'none', source: '', body: '', problem: 'no-front-matter' },
];

describe('splitFrontMatter', () => {
  it.each(cases)('$says', ({ text, kind = 'yaml', source, body, problem }) => {
    const split = splitFrontMatter(text);
    expect({ ...split, problem: split.problem?.code }).toEqual({ kind, source, body, problem });
  });
});
