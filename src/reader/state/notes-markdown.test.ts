// @vitest-environment jsdom
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { sampleNote } from '#reader/testing/sample-note.ts';
import { noteMarkdown, notesMarkdown } from './notes-markdown.ts';

function rendered(markdown: string): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = marked.parse(markdown, { async: false });
  return root;
}

const passage = { ...sampleNote().passage };

describe('notes as Markdown', () => {
  it('are quotes under the titles of their articles, which lead to them', () => {
    const notes = [
      sampleNote({ passage: { ...passage, quote: '一盏灯' }, text: '想法' }),
      sampleNote({ passage: { ...passage, quote: '一本书' } }),
    ];
    const article = { title: '书案', facts: ['作者', '2026-01-01'], url: 'https://x.example/a/1', notes };
    expect(notesMarkdown([article], '笔记')).toBe(
      '# 笔记\n\n## [书案](<https://x.example/a/1>)\n\n作者 · 2026-01-01\n\n> 一盏灯\n\n想法\n\n> 一本书\n',
    );
  });

  it.each(['# no *heading* `code` [x](y) <b>', '- no list', '12. no _list_', '+ a &amp; b ~~c~~ | d', '\\'])(
    'quote %j as text',
    (quote) => {
      const quoted = rendered(noteMarkdown({ passage: { ...passage, quote }, text: '' }));
      expect(quoted.querySelector('blockquote > p')?.innerHTML).toBe(
        quote.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
      );
    },
  );

  it('keep the paragraphs of a quote', () => {
    const quoted = rendered(noteMarkdown({ passage: { ...passage, quote: '一\n二' }, text: 'b' }));
    expect([...quoted.querySelectorAll('p')].map((line) => line.textContent)).toEqual(['一', '二', 'b']);
  });

  it('have titles that cannot leave their line', () => {
    const article = { title: 'a](b)\n# c', facts: [], url: 'https://x.example/a/<1> ', notes: [] };
    const heading = rendered(notesMarkdown([article], 't')).querySelector('h2 > a');
    expect([heading?.textContent, heading?.getAttribute('href')]).toEqual([
      'a](b) # c',
      'https://x.example/a/%3C1%3E%20',
    ]);
  });
});
