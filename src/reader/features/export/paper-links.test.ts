// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { markLinks, unmarkLinks } from './paper-links.ts';

it('numbers links for print, each address once, and takes the numbers off again', () => {
  const body = document.createElement('div');
  body.innerHTML = `<a href="https://a.example/x">one</a> <a href="https://b.example/">two</a> <a href="https://a.example/x">again</a>
    <a href="#note">3</a> <a href="mailto:a@b.example">mail</a> <a href="https://c.example/">c.example</a>
    <a href="https://d.example/"><img alt="d"></a>`;
  expect(markLinks(body)).toEqual(['https://a.example/x', 'https://b.example/']);
  const numbers = [...body.querySelectorAll('a')].map((link) => link.dataset.paperNote);
  expect(numbers).toEqual(['1', '2', '1', undefined, undefined, undefined, undefined]);
  unmarkLinks(body);
  expect(body.querySelector('[data-paper-note]')).toBeNull();
});
