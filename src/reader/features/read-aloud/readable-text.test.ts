// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { firstWanted, readableSentences } from './readable-text.ts';

function read(html: string): string[] {
  document.body.innerHTML = `<h1>Title</h1><div>${html}</div>`;
  const [title, body] = [document.querySelector('h1'), document.querySelector('div')];
  if (!body) throw new Error('no body');
  return readableSentences(title, body, 'en').map(({ text }) => text.trim());
}

it('reads the title, and then the text block by block', () => {
  expect(read('<h2>Part</h2><p>One. <em>Two</em> goes on.</p><ul><li>Three</li></ul>')).toEqual([
    'Title',
    'Part',
    'One.',
    'Two goes on.',
    'Three',
  ]);
});

it.each([
  ['code', '<pre><code>let a = 1;</code></pre>'],
  ['a table', '<table><tr><td>Cell.</td></tr></table>'],
  ['a picture and its caption', '<figure><img alt="Alt."><figcaption>Caption.</figcaption></figure>'],
  ['a formula', '<math><mi>x</mi></math>'],
  ['what is hidden', '<p hidden>Hidden.</p>'],
])('does not read %s', (_, html) => {
  expect(read(`<p>Before.</p>${html}<p>After.</p>`)).toEqual(['Title', 'Before.', 'After.']);
});

it('reads a word of code inside a sentence, and leaves out the number of a note', () => {
  expect(read('<p>Call <code>open</code> now<sup>1</sup>.</p>')).toEqual(['Title', 'Call open now.']);
});

it('begins with the sentence in which the selection starts', () => {
  read('<p>One. Two. Three.</p>');
  const text = document.querySelector('p')?.firstChild;
  const body = document.querySelector('div');
  if (!text || !body) throw new Error('no text');
  document.getSelection()?.setBaseAndExtent(text, 6, text, 12);
  const sentences = readableSentences(null, body, 'en');
  expect(firstWanted(sentences, document.body, document.getSelection())).toBe(1);
});
